import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bytesField, varintField } from './protobuf.js';

const float = 1;
const int64 = 7;
const rows = 97;
export const tinyDims = 16;

/** The id of the model that {@link writeTinyModel} writes. */
export const tinyModel = 'tiny/gather';

/** A vocabulary that spells every word of a–z and 0–9, and knows some words whole. */
const tinyVocabulary: readonly string[] = [
  ...['[PAD]', '[UNK]', '[CLS]', '[SEP]', '[MASK]'],
  ...['nurse', 'night', 'python', 'developer', 'driver', 'remote', '##s', '##er', '.', ',', '#'],
  ...[...'abcdefghijklmnopqrstuvwxyz0123456789'].flatMap((letter) => [letter, `##${letter}`]),
];

/**
 * Writes a feature-extraction model in the layout that @xenova/transformers loads: a table look-up
 * (Mod, then Gather), so texts are alike when they share word pieces.
 */
export async function writeTinyModel(modelDir: string): Promise<void> {
  const folder = join(modelDir, tinyModel);
  await mkdir(join(folder, 'onnx'), { recursive: true });
  const files: Record<string, string | Buffer> = {
    'config.json': JSON.stringify({ model_type: 'bert', architectures: ['BertModel'], hidden_size: tinyDims }),
    'tokenizer.json': JSON.stringify(bertTokenizerJson(tinyVocabulary)),
    'tokenizer_config.json': JSON.stringify({
      tokenizer_class: 'BertTokenizer',
      model_max_length: 512,
      ...{ pad_token: '[PAD]', unk_token: '[UNK]', cls_token: '[CLS]', sep_token: '[SEP]', mask_token: '[MASK]' },
    }),
    'onnx/model.onnx': gatherModel(),
    'onnx/model_quantized.onnx': gatherModel(),
  };
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
}

/** `tokenizer.json` of a BERT (uncased) tokeniser over a vocabulary of ours. */
export function bertTokenizerJson(vocabulary: readonly string[]) {
  const id = (piece: string) => vocabulary.indexOf(piece);
  const special = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', '[MASK]'].filter((piece) => id(piece) >= 0);
  const flags = { single_word: false, lstrip: false, rstrip: false, normalized: false, special: true };
  const around = (piece: string) => ({ SpecialToken: { id: piece, type_id: 0 } });
  return {
    version: '1.0',
    added_tokens: special.map((content) => ({ id: id(content), content, ...flags })),
    normalizer: {
      type: 'BertNormalizer',
      clean_text: true,
      handle_chinese_chars: true,
      strip_accents: null,
      lowercase: true,
    },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: {
      type: 'TemplateProcessing',
      single: [around('[CLS]'), { Sequence: { id: 'A', type_id: 0 } }, around('[SEP]')],
      pair: [],
      special_tokens: Object.fromEntries(
        ['[CLS]', '[SEP]'].map((piece) => [piece, { id: piece, ids: [id(piece)], tokens: [piece] }]),
      ),
    },
    decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
    model: {
      type: 'WordPiece',
      unk_token: '[UNK]',
      continuing_subword_prefix: '##',
      max_input_chars_per_word: 100,
      vocab: Object.fromEntries(vocabulary.map((piece, row) => [piece, row])),
    },
  };
}

// Field numbers: onnx.proto3 of https://github.com/onnx/onnx.
function gatherModel(): Buffer {
  const graph = [
    node('Mod', ['input_ids', 'rows'], 'row'),
    node('Gather', ['table', 'row'], 'last_hidden_state'),
    bytesField(2, 'gather'),
    bytesField(5, tensor('rows', int64, [], new BigInt64Array([BigInt(rows)]))),
    bytesField(5, tensor('table', float, [rows, tinyDims], pseudoRandom(rows * tinyDims))),
    bytesField(11, valueInfo('input_ids', int64, ['batch', 'pieces'])),
    bytesField(12, valueInfo('last_hidden_state', float, ['batch', 'pieces', 'dims'])),
  ];
  const opset = bytesField(8, [bytesField(1, ''), varintField(2, 13)]);
  return Buffer.concat([varintField(1, 8), bytesField(7, graph), opset]);
}

function node(type: string, inputs: readonly string[], output: string): Buffer {
  return bytesField(1, [...inputs.map((name) => bytesField(1, name)), bytesField(2, output), bytesField(4, type)]);
}

function tensor(name: string, type: number, dims: readonly number[], values: ArrayBufferView): Buffer[] {
  const raw = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  return [...dims.map((size) => varintField(1, size)), varintField(2, type), bytesField(8, name), bytesField(9, raw)];
}

function valueInfo(name: string, type: number, dims: readonly string[]): Buffer[] {
  const shape = dims.map((dim) => bytesField(1, [bytesField(2, dim)]));
  const tensorType = [varintField(1, type), bytesField(2, shape)];
  return [bytesField(1, name), bytesField(2, [bytesField(1, tensorType)])];
}

function pseudoRandom(count: number): Float32Array {
  let state = 1;
  return Float32Array.from({ length: count }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 1_073_741_823.5 - 1;
  });
}
