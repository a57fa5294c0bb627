import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { LanguageProvider } from "../language/index.ts";
import { TowerGrid, type GridHome } from "./TowerGrid.tsx";

afterEach(cleanup);

/** Two floors of three homes; the second home of the third floor is out of service. */
const homes: readonly GridHome[] = [
  { homeId: "T1-0301", floor: 3, position: 1, state: "housed" },
  { homeId: "T1-0302", floor: 3, position: 2, state: "out_of_service" },
  { homeId: "T1-0303", floor: 3, position: 3, state: "free" },
  { homeId: "T1-0401", floor: 4, position: 1, state: "housed" },
  { homeId: "T1-0402", floor: 4, position: 2, state: "reserved" },
  { homeId: "T1-0403", floor: 4, position: 3, state: "not_ready" },
];

function draw(options: { readonly language?: "id" | "en"; readonly only?: "free" } = {}) {
  const onOpen = vi.fn<(home: GridHome) => void>();
  const onChoose = vi.fn<(home: GridHome) => void>();
  const onPin = vi.fn<(home: GridHome, act: "pin" | "undo") => void>();
  render(
    <LanguageProvider initial={options.language ?? "id"}>
      <TowerGrid
        towerId="T1"
        homes={homes}
        only={options.only}
        chosen={undefined}
        onOpen={onOpen}
        onPin={onPin}
        onChoose={onChoose}
        onPoint={() => undefined}
      />
    </LanguageProvider>,
  );
  return { onOpen, onChoose, onPin };
}

const cell = (name: string) => screen.getByRole("gridcell", { name });

test("floors stand from the top down, homes from left to right, each with its letter", () => {
  draw();
  const rows = screen.getAllByRole("row");
  expect(rows.map((row) => row.textContent)).toEqual(["Lt 4TDB", "Lt 3TXK"]);
});

test("in English the letters are those of the English words", () => {
  draw({ language: "en" });
  const [top] = screen.getAllByRole("row");
  expect(top?.textContent).toBe("Fl 4HRN");
});

test("one home is in the tab order; arrows carry focus and the choice along", () => {
  const { onChoose } = draw();
  const inOrder = () =>
    screen.getAllByRole("gridcell").filter((each) => each.getAttribute("tabindex") === "0");
  expect(inOrder()).toHaveLength(1);
  cell("T1-0401, terisi").focus();
  fireEvent.keyDown(document.activeElement ?? document.body, { key: "ArrowRight" });
  expect(document.activeElement).toBe(cell("T1-0402, dipesan"));
  fireEvent.keyDown(document.activeElement ?? document.body, { key: "ArrowDown" });
  expect(document.activeElement).toBe(cell("T1-0302, tidak dipakai"));
  expect(onChoose.mock.lastCall?.[0].homeId).toBe("T1-0302");
  expect(inOrder()).toEqual([cell("T1-0302, tidak dipakai")]);
});

test("Enter asks why for the home that has focus", () => {
  const { onOpen } = draw();
  cell("T1-0401, terisi").focus();
  fireEvent.keyDown(document.activeElement ?? document.body, { key: "ArrowDown" });
  fireEvent.keyDown(document.activeElement ?? document.body, { key: "Enter" });
  expect(onOpen.mock.calls.map(([home]) => home.homeId)).toEqual(["T1-0301"]);
});

test("the legend's choice dims every home in another state, and none in it", () => {
  draw({ only: "free" });
  const dimmed = screen
    .getAllByRole("gridcell")
    .filter((each) => each.classList.contains("home-dimmed"));
  expect(dimmed).toHaveLength(5);
  expect(cell("T1-0303, kosong").classList.contains("home-dimmed")).toBe(false);
});

test("the grid names itself and its floors for those who cannot see it", () => {
  draw();
  const grid = screen.getByRole("grid", {
    name: "Denah T1: lantai dari atas ke bawah, rumah dari kiri ke kanan",
  });
  expect(
    within(grid)
      .getAllByRole("rowheader")
      .map((head) => head.textContent),
  ).toEqual(["Lt 4", "Lt 3"]);
});

test("P on a home gives it by hand and U takes it back; with Control they are the browser's", () => {
  const { onPin, onOpen } = draw();
  const grid = screen.getByRole("grid");
  fireEvent.keyDown(grid, { key: "p" });
  fireEvent.keyDown(grid, { key: "U" });
  fireEvent.keyDown(grid, { key: "p", ctrlKey: true });
  expect(onPin.mock.calls.map(([home, act]) => [home.homeId, act])).toEqual([
    ["T1-0401", "pin"],
    ["T1-0401", "undo"],
  ]);
  expect(onOpen).not.toHaveBeenCalled();
});
