import { AjvCompiler } from '@fastify/ajv-compiler'
import type { BuildCompilerFromPool } from '@fastify/ajv-compiler'

/** Path, query and headers are text and become what the schema says; a body says itself what is a number. */
export const buildValidator: BuildCompilerFromPool = (schemas) => {
  const build = AjvCompiler()
  const compiler = (coerceTypes: boolean) =>
    build(schemas, { customOptions: { allErrors: true, removeAdditional: false, coerceTypes } })
  const [ofText, ofJson] = [compiler(true), compiler(false)]
  // Fastify hands over the schema together with the part of the request it is of.
  return (definition) =>
    typeof definition === 'object' && definition['httpPart'] === 'body'
      ? ofJson(definition)
      : ofText(definition)
}
