import { ClassCode, HomeId, HouseholdId, PersonId, UnitCode, WaveId } from "@pindah/domain/kernel";
import type { HouseholdChange, PlanDiff } from "@pindah/domain/scenario";
import {
  createMemoryHistory,
  createRootRoute,
  createRouter,
  RouterContextProvider,
} from "@tanstack/react-router";
import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { LanguageProvider } from "../language/index.ts";
import { DifferenceTable } from "./DifferenceTable.tsx";

afterEach(cleanup);

const [P1, P2] = [ClassCode.parse("P1"), ClassCode.parse("P2")];
const none = {
  moves_earlier: 0,
  moves_later: 0,
  other_home: 0,
  now_housed: 0,
  now_waits: 0,
  other_reason: 0,
  now_moving: 0,
  no_longer_moving: 0,
};

function household(number: number, change: HouseholdChange["change"]): HouseholdChange {
  return {
    householdId: HouseholdId.parse(`H${number}`),
    leadPersonId: PersonId.parse(`P${number}`),
    unitCode: UnitCode.parse("BPK-AKN1"),
    change,
    before: {
      kind: "housed",
      waveId: WaveId.parse("2024-07"),
      homeId: HomeId.parse(`ASN1-01-030${number}`),
    },
    after:
      change === "now_waits"
        ? { kind: "waiting", reason: "no_home_ready" }
        : {
            kind: "housed",
            waveId: WaveId.parse("2024-09"),
            homeId: HomeId.parse(`ASN2-01-030${number}`),
          },
  };
}

async function draw(difference: PlanDiff, language: "id" | "en" = "id") {
  const router = createRouter({
    routeTree: createRootRoute(),
    history: createMemoryHistory({ initialEntries: ["/"] }),
  });
  render(
    <RouterContextProvider router={router}>
      <LanguageProvider initial={language}>
        <DifferenceTable difference={difference} classes={[P1, P2]} />
      </LanguageProvider>
    </RouterContextProvider>,
  );
  await screen.findByRole("heading", { level: 2, name: /Selisih|Difference/ });
}

const three: PlanDiff = {
  units: [],
  waves: [],
  households: [household(1, "moves_later"), household(2, "now_waits"), household(3, "now_waits")],
  counts: { ...none, moves_later: 1, now_waits: 2 },
  unitsTouched: [{ unitCode: UnitCode.parse("BPK-AKN1"), households: 3 }],
};

const rowsOf = (name: string) =>
  within(screen.getByRole("region", { name }))
    .getAllByRole("rowheader")
    .map((head) => head.textContent);

test("one household moves later and two now wait: each is named with where it was and where it is", async () => {
  await draw(three);
  expect(rowsOf("Selisih terhadap rencana yang berlaku")).toEqual(["H1", "H2", "H3"]);
  const [, first, second] = within(
    screen.getByRole("region", { name: "Selisih terhadap rencana yang berlaku" }),
  ).getAllByRole("row");
  expect(first?.textContent).toBe(
    "H1P1BPK-AKN1pindah lebih lambat2024-07 · ASN1-01-03012024-09 · ASN2-01-0301",
  );
  expect(second?.textContent).toBe(
    "H2P2BPK-AKN1kini menunggu2024-07 · ASN1-01-0302rumah yang cocok belum siap",
  );
});

test("choosing one kind of change leaves only its households; choosing it again brings all back", async () => {
  await draw(three, "en");
  const filter = screen.getByRole("button", { name: "now waits 2" });
  fireEvent.click(filter);
  expect(rowsOf("Difference to the plan of record")).toEqual(["H2", "H3"]);
  expect(filter.getAttribute("aria-pressed")).toBe("true");
  fireEvent.click(filter);
  expect(rowsOf("Difference to the plan of record")).toEqual(["H1", "H2", "H3"]);
});

test("kinds of change that did not happen have no filter", async () => {
  await draw(three);
  const group = screen.getByRole("group", { name: "Saring menurut perubahan" });
  expect(
    within(group)
      .getAllByRole("button")
      .map((button) => button.textContent),
  ).toEqual(["kini menunggu 2", "pindah lebih lambat 1"]);
});

test("no lever moved: it says that not one household changes", async () => {
  await draw({ units: [], waves: [], households: [], counts: none, unitsTouched: [] });
  screen.getByText("Tidak ada selisih: tidak satu rumah tangga pun berubah.");
  expect(screen.queryByRole("table")).toBeNull();
});

test("a unit that changes class is shown with both classes although no household changes", async () => {
  await draw({
    units: [{ unitCode: UnitCode.parse("BPK-AKN1"), before: P1, after: "not_moved" }],
    waves: [],
    households: [],
    counts: none,
    unitsTouched: [],
  });
  const region = screen.getByRole("region", { name: "Unit yang berganti kelas" });
  expect(within(region).getAllByRole("row")[1]?.textContent).toBe("BPK-AKN1P1tidak pindah");
});
