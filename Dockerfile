# One application process; PostgreSQL, Zeebe and the proxy are services of docker-compose.yml.
FROM node:20-slim AS build
ENV IBM_TELEMETRY_DISABLED=true
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npx vite build

FROM node:20-slim
ENV NODE_ENV=production IBM_TELEMETRY_DISABLED=true WEB_ROOT=dist/web
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --no-audit --no-fund
COPY . .
COPY --from=build /app/dist ./dist
RUN mkdir -p /var/lib/seven-steps && chown node /var/lib/seven-steps
USER node
EXPOSE 3000
CMD ["node", "--import", "tsx", "server.ts"]
