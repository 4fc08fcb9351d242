import swagger from '@fastify/swagger'
import fp from 'fastify-plugin'

/**
 * OpenAPI 3.1 of every RPC's route below `/api`, from the schemas that validate them. What only our own pages
 * use is left out (`hide`): the session, the live updates and this document itself.
 */
export const openApi = fp(
  async (app, { publicUrl, issuer }: { readonly publicUrl: string; readonly issuer: string }) => {
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
            integrator: {
              type: 'oauth2',
              description:
                'An integrator, made by the regional authority, takes an access token with its client id and secret and sends it as `Authorization: Bearer …`. It reads within its scope and writes nothing; every reading is shown to the school.',
              flows: {
                clientCredentials: {
                  tokenUrl: `${issuer}/protocol/openid-connect/token`,
                  scopes: {},
                },
              },
            },
          },
        },
        security: [{ session: [] }, { integrator: [] }],
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
