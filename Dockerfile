# One recipe for the gateway and every service:
#   docker build --build-arg SERVICE=journal --tag zvonok/journal .
# The same image migrates its database: `/app/main/dist/main.js migrate`.

FROM node:24-bookworm-slim AS pruned
WORKDIR /repository
COPY . .
RUN npm install --global "turbo@$(node -p 'require("./package.json").devDependencies.turbo')"
ARG SERVICE
RUN test -n "$SERVICE" || { echo 'Say which: --build-arg SERVICE=gateway, journal, …' >&2; exit 1; }
# The gateway also serves the web front end, which nothing depends on.
RUN if [ "$SERVICE" = gateway ]; then set -- @zvonok/gateway @zvonok/web; else set -- "@zvonok/$SERVICE"; fi \
 && turbo prune "$@" --docker

FROM node:24-bookworm-slim AS built
WORKDIR /repository
COPY --from=pruned /repository/out/json/ ./
RUN npm ci --no-audit --no-fund
COPY --from=pruned /repository/out/full/ ./
COPY tsconfig.base.json ./
COPY proto/ proto/
COPY deploy/ deploy/
RUN npx turbo run build
ARG SERVICE
# Then once more with what runs only; what tests need would otherwise come along with their package.
RUN npm pkg delete devDependencies --workspaces --include-workspace-root \
 && rm -rf packages/testing node_modules \
 && npm install --no-save --omit=dev --no-audit --no-fund --workspace "@zvonok/$SERVICE" \
 && node deploy/collect-image.mjs "$SERVICE" /app

# No shell and no package manager; runs as user 65532.
FROM gcr.io/distroless/nodejs24-debian12:nonroot
WORKDIR /app
COPY --from=built /app /app
ENV NODE_ENV=production
ENTRYPOINT ["/nodejs/bin/node", "--enable-source-maps"]
CMD ["/app/main/dist/main.js"]
