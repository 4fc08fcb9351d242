import swagger from '@fastify/swagger'
import fp from 'fastify-plugin'

/** OpenAPI 3.1 of every route below `/api`, from the schemas that validate them. */
export const openApi = fp(
  async (app, { publicUrl }: { readonly publicUrl: string }) => {
    await app.register(swagger, {
      openapi: {
        openapi: '3.1.0',
        info: {
          title: 'Zvonok',
          version: '1',
          description:
            'The electronic school journal and diary of a region. Errors are RFC 9457 problem documents with a stable `reason`.',
          license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
        },
        servers: [{ url: publicUrl }],
        components: {
          securitySchemes: {
            session: {
              type: 'apiKey',
              in: 'cookie',
              name: '__Host-zvonok',
              description: 'Set by the sign-in; commands also need the header X-CSRF-Token.',
            },
            bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
          },
        },
        security: [{ session: [] }, { bearer: [] }],
      },
      refResolver: {
        buildLocalReference: (schema, _base, _fragment, index) =>
          typeof schema['$id'] === 'string'
            ? schema['$id'].replace(/^zvonok\.(\w+)\.v\d+\./, '$1.')
            : `def-${index}`,
      },
    })
    app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger())
  },
  { name: 'openapi' },
)
