export { workOutHidden, type WorkedOut } from "./attack.ts";
export { conflictingTopics, PublicRecord, PublishedClaim, PublishedFigure } from "./claims.ts";
export type { PublicUnit, PublicWave, ReleaseContent, ReleaseHead, Unknown } from "./content.ts";
export type { PublicAmount, PublicCosts } from "./costs.ts";
export {
  coarsenings,
  peopleNetwork,
  personOutcomes,
  waitingReasons,
  type Coarsening,
  type PersonOutcome,
  type PublicWaitingReason,
} from "./counts.ts";
export { exactInterval } from "./exact-interval.ts";
export type { PublicHomeState, PublicPackage, PublicTower } from "./homes.ts";
export {
  checkFiles,
  Correction,
  Manifest,
  ManifestFile,
  manifestText,
  type FileCheck,
  type ReleaseFile,
} from "./manifest.ts";
export {
  publicBounds,
  type CountCell,
  type CountNetwork,
  type Interval,
  type IntervalSolver,
} from "./network.ts";
export type { InstitutionPeople, PublicPeople, WavePeople } from "./people.ts";
export { DisclosurePolicy } from "./policy.ts";
export { propagateBounds } from "./propagation.ts";
export {
  isProtected,
  protectCounts,
  type CountRules,
  type DisclosureAudit,
  type Sacrifice,
} from "./protection.ts";
export { buildRelease, type Release, type ReleaseInput, type ReleaseRefusal } from "./release.ts";
export {
  PublicScore,
  rerunScreening,
  screenAgain,
  ScreeningInputs,
  UnitFingerprint,
  type RerunDifference,
  type ScreeningRerun,
} from "./rerun.ts";
export {
  discloseAlone,
  roundCount,
  shownBounds,
  type CountRule,
  type Disclosed,
} from "./rounding.ts";
export type { DataCell, DataColumn, DataTable, TableDescription } from "./table.ts";
export { fromBase64, toBase64 } from "./base64.ts";
export {
  checkpointText,
  logProofText,
  parseCheckpoint,
  parseLogProof,
  type Checkpoint,
  type LogProof,
} from "./checkpoint.ts";
export { appendToLog, leavesText, parseLeaves, type Appended, type Log } from "./log.ts";
export { isLate } from "./lateness.ts";
export {
  checkRelease,
  type LogCheck,
  type LogEvidence,
  type LogStep,
  type LogTrust,
} from "./log-check.ts";
export {
  consistencyProof,
  extendsTree,
  includes,
  inclusionProof,
  leafHash,
  nodeHash,
  treeRoot,
  type Hash,
} from "./merkle.ts";
export {
  keyIdOf,
  openNote,
  parseVerifierKey,
  signNote,
  verifierKeyText,
  type Ed25519,
  type NoteProblem,
  type Signer,
  type VerifierKey,
} from "./note.ts";
export {
  checkDraw,
  drawCode,
  drawCodes,
  DrawCodes,
  DrawCommit,
  drawEntryText,
  drawOrder,
  DrawReveal,
  revealDraw,
  type DrawEvent,
  type DrawEvidence,
  type DrawRefusal,
} from "./draw.ts";
export {
  checkReceipt,
  PublishedReceipts,
  Receipt,
  receiptBatch,
  ReceiptDecision,
  receiptDecisions,
  receiptFor,
  RECEIPTS_FILE,
  receiptText,
  type ReceiptBatch,
  type ReceiptCheck,
  type SaltOf,
} from "./receipt.ts";
export { logTiles } from "./static-log.ts";
export {
  followKeys,
  keyEntryText,
  type KeyChange,
  type LogKeys,
  type ProvenChange,
} from "./keys.ts";
export type { HistoryFinding } from "./history.ts";
export {
  cosignature,
  openCosignatures,
  parseWitnessKey,
  withCosignature,
  witnessCheckpoint,
  witnessKeyText,
  type Seen,
  type WitnessRefusal,
} from "./witness.ts";
export { besideManifest, checkInLog, type LogTexts } from "./check-in-log.ts";
export { PublicLog } from "./public-log.ts";
export { fileCheckText, historyText, logStepText, noteProblemText } from "./log-text.ts";
export { RELEASES_REMEMBERED, type RememberedCounts } from "./memory.ts";
