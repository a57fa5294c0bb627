/** The draw of the demonstration. A real one takes its seed from a public event to come. */
export const demonstrationLottery = {
  seed: "peragaan pindah, bukan undian resmi",
  source: "Peragaan: benih tetap, bukan dari peristiwa publik",
};
