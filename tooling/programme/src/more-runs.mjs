// Loaded into every test process of the long programme (`node --import`): each property that does
// not say how often it runs is tried this many times.
import { configureGlobal } from "fast-check";

configureGlobal({ numRuns: Number(process.env.PINDAH_PROPERTY_RUNS) });
