{{- define "zvonok.labels" -}}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
app.kubernetes.io/version: {{ .root.Values.image.tag | default .root.Chart.AppVersion | quote }}
app.kubernetes.io/part-of: zvonok
{{ include "zvonok.selector" . }}
{{- end }}

{{- define "zvonok.selector" -}}
app.kubernetes.io/name: zvonok
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .name }}
{{- end }}

{{- define "zvonok.fullname" -}}
{{ printf "%s-%s" .root.Release.Name .name | trunc 63 | trimSuffix "-" }}
{{- end }}

{{/* Names of all components: the gateway and the services. */}}
{{- define "zvonok.components" -}}
{{- prepend (keys .Values.services | sortAlpha) "gateway" | toJson -}}
{{- end }}

{{/* The settings of one component: the defaults under its own. */}}
{{- define "zvonok.settings" -}}
{{- $own := eq .name "gateway" | ternary .root.Values.gateway (get .root.Values.services .name) -}}
{{- mergeOverwrite (deepCopy .root.Values.defaults) (deepCopy ($own | default dict)) | toJson -}}
{{- end }}

{{- define "zvonok.image" -}}
{{ .root.Values.image.registry }}/{{ .name }}:{{ .root.Values.image.tag | default .root.Chart.AppVersion }}
{{- end }}

{{- define "zvonok.podSecurity" -}}
runAsNonRoot: true
runAsUser: 65532
runAsGroup: 65532
fsGroup: 65532
seccompProfile:
  type: RuntimeDefault
{{- end }}

{{- define "zvonok.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
{{- end }}

{{- define "zvonok.secret" -}}
- name: {{ .env }}
  valueFrom:
    secretKeyRef:
      name: {{ .secret }}
      key: {{ .key }}
{{- end }}

{{/* Secrets by variable; each pod is given only what its component reads. */}}
{{- define "zvonok.secretEnv" -}}
{{- $secrets := .root.Values.secrets -}}
{{- $keys := dict "REDIS_URL" "redis-url" -}}
{{- if eq .name "gateway" -}}
{{- $keys = merge $keys (dict "SESSION_SECRET" "session-secret" "CALLER_PRIVATE_KEY" "caller-private-key" "OIDC_CLIENT_SECRET" "oidc-client-secret") -}}
{{- else -}}
{{- $keys = merge $keys (dict "CALLER_PUBLIC_KEY" "caller-public-key") -}}
{{- end -}}
{{- if eq .name "registry" -}}
{{- $keys = merge $keys (dict "SNILS_KEY" "snils-key" "SNILS_HASH_KEY" "snils-hash-key") -}}
{{- end -}}
{{- if eq .name "identity" -}}
{{- $keys = merge $keys (dict "SNILS_HASH_KEY" "snils-hash-key" "INVITE_KEY" "invite-key" "DIRECTORY_CLIENT_SECRET" "directory-client-secret") -}}
{{- if .root.Values.firstAuthority.username -}}
{{- $keys = merge $keys (dict "FIRST_ADMIN_PASSWORD" "first-authority-password") -}}
{{- end -}}
{{- if .root.Values.esia.enabled -}}
{{- $keys = merge $keys (dict "ESIA_PRIVATE_KEY" "esia-private-key" "ESIA_CERTIFICATE" "esia-certificate" "ESIA_TOKEN_PUBLIC_KEY" "esia-token-public-key" "ESIA_BRIDGE_CLIENT_SECRET" "esia-bridge-client-secret" "ESIA_BRIDGE_KEYS" "esia-bridge-keys") -}}
{{- end -}}
{{- end -}}
{{- if and (eq .name "notifications") .root.Values.email.enabled -}}
{{- $keys = merge $keys (dict "SMTP_URL" "smtp-url") -}}
{{- end -}}
{{- range $env := keys $keys | sortAlpha }}
{{ include "zvonok.secret" (dict "env" $env "secret" $secrets.keys "key" (get $keys $env)) }}
{{- end }}
{{- if ne .name "gateway" }}
{{ include "zvonok.database" . }}
{{- end }}
{{- end }}

{{- define "zvonok.database" -}}
{{ include "zvonok.secret" (dict "env" "DATABASE_URL" "secret" .root.Values.secrets.databases "key" .name) }}
{{- end }}

{{- define "zvonok.config" -}}
KAFKA_BROKERS: {{ join "," .root.Values.kafka.brokers | quote }}
KAFKA_REPLICATION_FACTOR: {{ .root.Values.kafka.replicationFactor | int | quote }}
KAFKA_PARTITIONS: {{ .root.Values.kafka.partitions | int | quote }}
LOG_LEVEL: {{ .root.Values.log.level | quote }}
# Serves on while the endpoints forget the pod, then finishes what it has begun.
DRAIN_MS: "10000"
STOP_MS: "25000"
{{- with .root.Values.telemetry.endpoint }}
OTEL_EXPORTER_OTLP_ENDPOINT: {{ . | quote }}
{{- end }}
{{- if eq .name "gateway" }}
HOST: 0.0.0.0
PORT: "8080"
PUBLIC_URL: {{ .root.Values.publicUrl | quote }}
TRUSTED_PROXIES: {{ join "," .settings.trustedProxies | quote }}
WEB_DIRECTORY: /app/web
RATE_LIMIT_PER_MINUTE: {{ .settings.rateLimitPerMinute | int | quote }}
OIDC_ISSUER: {{ .root.Values.openId.issuer | quote }}
OIDC_CLIENT_ID: {{ .root.Values.openId.clientId | quote }}
{{- range $service := keys .root.Values.services | sortAlpha }}
# Every pod by name: the client spreads its calls over all of them.
{{ upper $service }}_ADDRESS: dns:///{{ include "zvonok.fullname" (dict "root" $.root "name" $service) }}:50051
{{- end }}
{{- else }}
LISTEN: 0.0.0.0:50051
MIGRATE: "off"
DATABASE_MAX_CONNECTIONS: {{ .settings.databaseConnections | int | quote }}
{{- end }}
{{- if has .name (list "registry" "identity" "monitoring") }}
REGION_ID: {{ .root.Values.region.id | quote }}
REGION_NAME: {{ .root.Values.region.name | quote }}
{{- end }}
{{- if eq .name "identity" }}
REGION_ZONE: {{ .root.Values.region.zone | quote }}
OIDC_ISSUER: {{ .root.Values.openId.issuer | quote }}
DIRECTORY: keycloak
DIRECTORY_URL: {{ .root.Values.directory.url | quote }}
DIRECTORY_REALM: {{ .root.Values.directory.realm | quote }}
DIRECTORY_CLIENT_ID: {{ .root.Values.directory.clientId | quote }}
{{- with .root.Values.firstAuthority }}
{{- if .username }}
FIRST_ADMIN_USERNAME: {{ .username | quote }}
FIRST_ADMIN_HOLDER: {{ .holder | quote }}
{{- end }}
{{- end }}
{{- with .root.Values.esia }}
{{- if .enabled }}
ESIA_BASE_URL: {{ .baseUrl | quote }}
ESIA_CLIENT_ID: {{ .clientId | quote }}
{{- with .tokenIssuer }}
ESIA_TOKEN_ISSUER: {{ . | quote }}
{{- end }}
ESIA_BRIDGE_LISTEN: 0.0.0.0:8081
ESIA_BRIDGE_ISSUER: {{ .issuer | quote }}
ESIA_BRIDGE_REDIRECT_URIS: {{ .redirectUri | quote }}
{{- end }}
{{- end }}
{{- end }}
{{- if and (eq .name "notifications") .root.Values.email.enabled }}
MAIL_FROM: {{ .root.Values.email.from | quote }}
{{- end }}
{{- range $key, $value := .settings.env }}
{{ $key }}: {{ $value | toString | quote }}
{{- end }}
{{- end }}
