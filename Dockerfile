FROM node:20-bookworm-slim
WORKDIR /opt/linli
COPY package.json package-lock.json prisma.config.ts ./
COPY prisma prisma
RUN npm ci --omit=dev
COPY . .
RUN mkdir -p data && chown node:node data
USER node
ENV NODE_ENV=production
CMD ["npm", "start"]
