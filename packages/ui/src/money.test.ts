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
