import type { Random } from "@pindah/domain/kernel";
import type { PostLevel } from "@pindah/domain/registry";
import type { PeopleProfile } from "../profile.ts";
import type { Reference } from "../reference.ts";
import { apportion, deck } from "./deck.ts";

/** Where each synthetic person sits: index of the unit, and the level of the post. */
export type Posts = { readonly unit: Uint16Array; readonly level: readonly PostLevel[] };

/**
 * Fills the units. Sizes are heavy-tailed and larger where the move was planned first; every
 * unit has one head (JPT madya) once there are at least two people for each unit.
 */
export function fillPosts(
  people: number,
  reference: Reference,
  sizes: Random,
  posts: Random,
): Posts {
  const { units, profile } = reference;
  const heads = people >= 2 * units.length ? 1 : 0;
  const rest = people - heads * units.length;
  const counts = apportion(rest, unitWeights(reference, sizes));
  const { levels, weights } = postWeights(profile);
  const cards = deck(rest, weights, posts);
  const unit = new Uint16Array(people);
  const level: PostLevel[] = [];
  let card = 0;
  for (const [index, count] of counts.entries()) {
    unit.fill(index, level.length, level.length + heads + count);
    if (heads === 1) level.push("jpt_madya");
    for (let i = 0; i < count; i += 1) {
      level.push(levels[cards[card] ?? 0] ?? "pelaksana");
      card += 1;
    }
  }
  return { unit, level };
}

function unitWeights(reference: Reference, random: Random): number[] {
  const { unitSizeFactorByPriority, unitSizeFactorByList } = reference.profile.illustration;
  const factors = new Map(
    reference.institutions.map((institution) => [
      institution.code,
      (unitSizeFactorByPriority[institution.priorityApr2024 ?? ""] ?? 1) *
        (unitSizeFactorByList[institution.legalList ?? ""] ?? 1),
    ]),
  );
  // 1/x with x uniform is a Pareto tail: most units are small, a few are very large.
  return reference.units.map(
    (unit) =>
      (factors.get(unit.institutionCode) ?? 1) * Math.floor(40000 / (80 + random.below(1000))),
  );
}

function postWeights(profile: PeopleProfile): { levels: PostLevel[]; weights: number[] } {
  const { published, illustration } = profile;
  const tiers = illustration.functionalWeights;
  const tierSum = Object.values(tiers).reduce((a, b) => a + b, 0);
  const functional = (tier: keyof typeof tiers): [PostLevel, number] => [
    tier,
    published.postWeights.functional * tiers[tier],
  ];
  const half = Math.floor((illustration.lowerManagersWeight * tierSum) / 2);
  const entries: [PostLevel, number][] = [
    ["jpt_pratama", published.postWeights.jpt_pratama * tierSum],
    ["administrator", half],
    ["pengawas", half],
    ["pelaksana", published.postWeights.pelaksana * tierSum],
    functional("jf_utama"),
    functional("jf_madya"),
    functional("jf_muda"),
    functional("jf_pertama"),
    functional("jf_penyelia"),
    functional("jf_mahir"),
    functional("jf_terampil"),
    functional("jf_pemula"),
  ];
  return { levels: entries.map(([level]) => level), weights: entries.map(([, weight]) => weight) };
}
