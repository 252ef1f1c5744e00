-- CreateTable
CREATE TABLE "Correction" (
    "id" SERIAL NOT NULL,
    "text" TEXT NOT NULL,
    "act" TEXT NOT NULL,
    "category" TEXT,
    "by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "messageId" INTEGER,
    "ticketId" INTEGER,

    CONSTRAINT "Correction_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Correction_ticketId_idx" ON "Correction"("ticketId");

-- AddForeignKey
ALTER TABLE "Correction" ADD CONSTRAINT "Correction_ticketId_fkey" FOREIGN KEY ("ticketId") REFERENCES "Ticket"("id") ON DELETE SET NULL ON UPDATE CASCADE;
