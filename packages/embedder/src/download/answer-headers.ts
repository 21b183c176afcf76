import type { IncomingHttpHeaders } from 'node:http';

/**
 * The SHA-256 of the file, where the hub says it: it names large files by it, in the answer that sends on to another host.
 * Source: https://huggingface.co/docs/hub/storage-backends and `file_download.py` of huggingface_hub.
 */
export function sha256In(headers: IncomingHttpHeaders): string | undefined {
  const value = headers['x-linked-etag'] ?? headers.etag;
  return /^"?([0-9a-f]{64})"?$/.exec(String(value))?.[1];
}

/** What If-Range may say later to get the rest of just this file (RFC 9110, section 13.1.5): a weak tag will not do. */
export function validatorIn({ etag, 'last-modified': lastModified }: IncomingHttpHeaders): string | undefined {
  return etag === undefined ? lastModified : etag.startsWith('W/') ? undefined : etag;
}

/** Where in the file the body starts, and how long the file is. Undefined: not said. */
export function extentIn(headers: IncomingHttpHeaders): { readonly start: number; readonly total: number | undefined } {
  const range = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(headers['content-range'] ?? '');
  const length = range ? range[2] : headers['content-length'];
  return { start: Number(range?.[1] ?? 0), total: /^\d+$/.test(length ?? '') ? Number(length) : undefined };
}
