import spec from '../generated/openapi.json' with { type: 'json' };

/** A path of the OpenAPI document, in Express's notation, with what a request to it may be. */
export interface Operation {
  readonly path: string;
  /** `GET`, `HEAD`, … */
  readonly methods: readonly string[];
  /** Names of the query parameters. */
  readonly parameters: readonly string[];
}

interface SpecOperation {
  readonly parameters?: readonly { readonly in: string; readonly name: string }[];
}

/** The routes as documented: the checks before and after tsoa's own routes follow the document, so cannot miss one. */
export const operations: readonly Operation[] = Object.entries(spec.paths).map(([path, item]) => {
  const methods = Object.keys(item).map((method) => method.toUpperCase());
  const parameters = Object.values(item as Record<string, SpecOperation>).flatMap((each) => each.parameters ?? []);
  return {
    path: path.replace(/\{(\w+)\}/g, ':$1'),
    methods: methods.includes('GET') ? [...methods, 'HEAD'] : methods,
    parameters: parameters.filter((each) => each.in === 'query').map((each) => each.name),
  };
});
