import { config } from "zod";

// Zod would try out `eval` for speed; the pages forbid it, and the attempt itself is reported.
// Imported before any schema of the domain is made.
config({ jitless: true });
