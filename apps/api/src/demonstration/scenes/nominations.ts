import { addDays, type InstitutionCode, type PersonId } from "@pindah/domain/kernel";
import { commandNamed, joinAccount, playerOf, type Player } from "../players.ts";
import { approvedOn, ofWave, wavesOf, type Placed, type Stage } from "../stage.ts";

/** The lists of the first two waves: time is extended, and each institution is somewhere else. */
export async function nominate(stage: Stage): Promise<void> {
  const planner = await stage.as("planner");
  const assessor = await stage.as("competency-assessor");
  const [first, second] = wavesOf(stage);
  if (first === undefined) return;
  for (const [waveId, days] of [
    [first, 30],
    [second, 60],
  ] as const)
    if (waveId !== undefined)
      await planner.nominations.extend({
        ...commandNamed(`extend ${waveId}`),
        waveId,
        lastDay: addDays(approvedOn(stage), days),
        reason: "Data kepegawaian sejumlah instansi terlambat dikirim",
      });

  const ownAdmin = await stage.as("institution-admin");
  const { institutionCode: own } = await ownAdmin.access.me();
  const groups = byInstitution(stage, ofWave(stage, 0)).filter(([code]) => code !== own);
  const hands: readonly ((list: Handed) => Promise<unknown>)[] = [
    async ({ command, place, contentHash }) => {
      await assessor.nominations.verify({ ...command("verify"), ...place, contentHash });
      const approver = await stage.as("approver");
      return approver.nominations.confirm({ ...command("confirm"), ...place, contentHash });
    },
    ({ command, place, contentHash }) =>
      assessor.nominations.verify({ ...command("verify"), ...place, contentHash }),
    () => Promise.resolve(),
    ({ command, place }) =>
      assessor.nominations.return({
        ...command("return"),
        ...place,
        note: "Baru separuh kuota yang terisi. Lengkapi dengan pegawai dari unit yang pindah lebih dulu.",
      }),
  ];
  const shares = [1, 1, 0.9, 0.5];
  for (const [at, hand] of hands.entries()) {
    const group = groups[at];
    if (group === undefined) break;
    const [institutionCode, persons] = group;
    const admin = await adminOf(stage, institutionCode);
    const list = await handIn(admin, { waveId: first, institutionCode }, persons, shares[at] ?? 1);
    await hand(list);
  }
  // The officer who signs in finds a list that came back.
  const mine = byInstitution(stage, ofWave(stage, 1)).find(([code]) => code === own);
  if (mine === undefined || second === undefined) return;
  const [institutionCode, persons] = mine;
  const list = await handIn(ownAdmin, { waveId: second, institutionCode }, persons, 0.4);
  await assessor.nominations.return({
    ...list.command("return"),
    ...list.place,
    note: "Kuota belum terisi. Tambahkan nama, atau jelaskan siapa yang belum siap.",
  });
}

type Handed = {
  readonly place: { readonly waveId: Placed["waveId"]; readonly institutionCode: InstitutionCode };
  readonly contentHash: string;
  readonly command: (act: string) => { readonly commandId: string };
};

/** Names part of those whom the plan moves, and hands the list in. */
async function handIn(
  admin: Player,
  place: Handed["place"],
  persons: readonly PersonId[],
  share: number,
): Promise<Handed> {
  const { waveId, institutionCode } = place;
  const command = (act: string) => commandNamed(`${act} ${waveId} ${institutionCode}`);
  const add = persons.slice(0, Math.max(1, Math.floor(persons.length * share)));
  const named = await admin.nominations.name({ ...command("name"), ...place, add, remove: [] });
  if (named.kind !== "done") throw new Error(`Nobody of ${institutionCode} may be named`);
  const { contentHash } = named;
  await admin.nominations.submit({ ...command("submit"), ...place, contentHash });
  return { place, contentHash, command };
}

/** An administrator of an institution who joins because the plan moves some of its people. */
async function adminOf({ services }: Stage, institutionCode: InstitutionCode): Promise<Player> {
  const account = await joinAccount(services, {
    signInName: `admin-${institutionCode.toLowerCase()}`,
    displayName: `Admin ${institutionCode} Contoh`,
    role: "institution_admin",
    institutionCode,
    personId: null,
    passwordHash: null,
  });
  return playerOf(services, account);
}

/** The movers of each institution, the largest first. */
function byInstitution(stage: Stage, placed: readonly Placed[]) {
  const groups = new Map<InstitutionCode, PersonId[]>();
  for (const personId of placed.flatMap(({ movers }) => movers)) {
    const code = stage.institutionOf.get(personId);
    if (code !== undefined) groups.set(code, [...(groups.get(code) ?? []), personId]);
  }
  return [...groups].toSorted(([, a], [, b]) => b.length - a.length);
}
