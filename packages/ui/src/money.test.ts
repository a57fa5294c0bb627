import { expect, test } from "vitest";
import { formatCost, formatRupiah, formatRupiahShort } from "./money.ts";

const name = (code: string) => (code === "pioneer" ? "tunjangan pionir" : code);

test("4500000 rupiah are written whole", () => {
  expect(formatRupiah(4_500_000, "id")).toBe("Rp4.500.000");
  expect(formatRupiah(4_500_000, "en")).toBe("Rp4,500,000");
});

test("short amounts are cut, never rounded up to more than is there", () => {
  expect(formatRupiahShort(999_999, "id")).toBe("Rp999.999");
  expect(formatRupiahShort(1_000_000, "id")).toBe("Rp1,0 juta");
  expect(formatRupiahShort(1_999_999_999, "id")).toBe("Rp1,9 miliar");
  expect(formatRupiahShort(1_250_000_000_000, "en")).toBe("Rp1.2 trillion");
});

test("a decided cost is one figure", () => {
  const cost = formatCost({ decided: 1000, low: 1000, high: 1000, notDecided: [] }, "id", name);
  expect(cost).toEqual({ amount: "Rp1.000", open: null });
});

test("a cost under discussion is a range", () => {
  const cost = formatCost({ decided: 1000, low: 1500, high: 2500, notDecided: [] }, "id", name);
  expect(cost).toEqual({ amount: "Rp1.500 – Rp2.500", open: null });
});

test("a cost with a component without a figure is at least that, and names it", () => {
  const cost = formatCost(
    { decided: 1000, low: 1000, high: 1000, notDecided: ["pioneer", "rent"] },
    "id",
    name,
  );
  expect(cost).toEqual({
    amount: "sedikitnya Rp1.000",
    open: "belum diputuskan: tunjangan pionir dan rent",
  });
});

test("a range with a component without a figure has no upper end, in either language", () => {
  const total = { decided: 1000, low: 1000, high: 2500, notDecided: ["pioneer"] };
  expect(formatCost(total, "id", name).amount).toBe("Rp1.000 – Rp2.500 atau lebih");
  expect(formatCost(total, "en", name).amount).toBe("Rp1,000 – Rp2,500 or more");
});

test("one figure with a component without a figure is a least amount, also in English", () => {
  const total = { decided: 1000, low: 1000, high: 1000, notDecided: ["pioneer"] };
  expect(formatCost(total, "en", name).amount).toBe("at least Rp1,000");
});
