-- AlterTable
ALTER TABLE "Person" ADD COLUMN     "phone" TEXT,
ALTER COLUMN "wechatId" DROP NOT NULL;

-- AlterTable
ALTER TABLE "Staff" ADD COLUMN     "byShift" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "cap" INTEGER,
ADD COLUMN     "dutySaidAt" TIMESTAMPTZ(3),
ADD COLUMN     "standInId" INTEGER;

-- AlterTable
ALTER TABLE "Ticket" ADD COLUMN     "finisherId" INTEGER,
ADD COLUMN     "holdUntil" TIMESTAMPTZ(3),
ADD COLUMN     "pausedAt" TIMESTAMPTZ(3),
ADD COLUMN     "priority" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "ratingAskedAt" TIMESTAMPTZ(3),
ADD COLUMN     "respondedAt" TIMESTAMPTZ(3),
ADD COLUMN     "tickAt" TIMESTAMPTZ(3),
ADD COLUMN     "tickStep" TEXT,
ADD COLUMN     "wound" INTEGER NOT NULL DEFAULT 0;

-- AddForeignKey
ALTER TABLE "Staff" ADD CONSTRAINT "Staff_standInId_fkey" FOREIGN KEY ("standInId") REFERENCES "Staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Ticket" ADD CONSTRAINT "Ticket_finisherId_fkey" FOREIGN KEY ("finisherId") REFERENCES "Staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What the new columns would have said of the tickets there are.
UPDATE "Ticket" SET "respondedAt" = "acceptedAt";
UPDATE "Ticket" SET "finisherId" = "assigneeId" WHERE "doneAt" IS NOT NULL;
UPDATE "Ticket" SET "pausedAt" = COALESCE("doneAt", "closedAt") WHERE "state" IN ('done', 'closed');

-- The timers that the one clock replaces; it is wound for every open ticket at the next start.
UPDATE "Outbox" SET "doneAt" = now()
WHERE "doneAt" IS NULL AND "job" IN ('ticket.remind', 'ticket.escalate', 'ticket.tell-done', 'ticket.lapse');
