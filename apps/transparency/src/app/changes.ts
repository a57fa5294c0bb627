import type { Disclosed, ReleaseContent } from "@pindah/domain/publication";
import { formatDay, formatNumber } from "@pindah/ui";
import { reading } from "../publication/reading-texts.ts";
import { outcomeName } from "../site/outcome.ts";
import { countText } from "../site/parts.tsx";
import type { View } from "../site/view.ts";

type Change = { readonly what: string; readonly was: string; readonly is: string };

/** Every published headline figure that two releases give differently, old beside new. */
export function changesBetween(
  before: ReleaseContent,
  now: ReleaseContent,
  view: View,
): readonly Change[] {
  const was = figuresOf(before, view);
  const is = figuresOf(now, view);
  const none = reading[view.language].changes.absent;
  return [...new Set([...was.keys(), ...is.keys()])]
    .map((what) => ({ what, was: was.get(what) ?? none, is: is.get(what) ?? none }))
    .filter((change) => change.was !== change.is);
}

function figuresOf(content: ReleaseContent, view: View): ReadonlyMap<string, string> {
  const { language } = view;
  const text = reading[language].changes.figure;
  const number = (value: number) => formatNumber(value, language);
  const count = (value: Disclosed) => countText(value, view);
  const { people } = content;
  return new Map([
    ...content.unitsByOutcome.map(({ outcome, units }): [string, string] => [
      text.units(outcomeName(outcome, view)),
      number(units),
    ]),
    [text.people, count(people.people)],
    [text.selected, count(people.selected)],
    [text.conditional, count(people.conditional)],
    [text.housed, count(people.housed)],
    [text.waiting, count(people.waiting)],
    ...content.waves.flatMap((wave): [string, string][] => [
      [text.day(wave.name[language]), formatDay(wave.movesOn, language)],
      [text.homes(wave.name[language]), number(wave.homesReady)],
    ]),
    ...content.towers.map((tower): [string, string] => [
      text.tower(tower.towerId),
      formatDay(tower.readyOn, language),
    ]),
  ]);
}
