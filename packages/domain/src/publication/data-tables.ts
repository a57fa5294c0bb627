import type { Bilingual } from "../kernel/index.ts";
import type { ReleaseContent } from "./content.ts";
import type { PublicScore } from "./rerun.ts";
import type { DataCell, DataColumn, DataTable } from "./table.ts";

type Column = readonly [name: string, kind: DataColumn["kind"], id: string, en: string];

const counted: Bilingual = {
  id: "Cacah orang dibulatkan ke kelipatan 5; c: disembunyikan; z: menurut aturan tidak mungkin ada; n: tidak dimuat.",
  en: "Counts of people are rounded to a multiple of 5; c: hidden; z: by a public rule there is nobody; n: not in this release.",
};
const exact: Bilingual = {
  id: "Angka pasti: tabel ini tidak tentang orang.",
  en: "Exact figures: this table is not about people.",
};

/** Every table of a release that can be downloaded by itself. */
export function dataTables(
  content: ReleaseContent,
  scores: readonly PublicScore[],
): readonly DataTable[] {
  return [
    ...registryTables(content),
    ...screeningTables(content, scores),
    ...peopleTables(content),
    ...housingTables(content),
    ...moneyAndRecordTables(content),
  ];
}

function registryTables({ institutions, units }: ReleaseContent): readonly DataTable[] {
  return [
    table(
      "institutions",
      "Instansi",
      "Institutions",
      exact,
      ["code"],
      [
        ["code", "text", "kode", "code"],
        ["ba_code", "text", "kode Bagian Anggaran", "budget section code"],
        ["name_id", "text", "nama", "name in Indonesian"],
        ["name_en", "text", "nama dalam bahasa Inggris", "name in English"],
        ["abbrev", "text", "singkatan", "abbreviation"],
        ["type", "text", "jenis", "kind"],
        ["legal_list", "text", "daftar UU 3/2022", "list of Law 3/2022"],
        ["source", "text", "sumber", "source"],
        ["confidence", "text", "keyakinan", "confidence"],
      ],
      institutions.map((i) => [
        i.code,
        i.baCode,
        i.nameId,
        i.nameEn,
        i.abbrev,
        i.type,
        i.legalList,
        i.source,
        i.confidence,
      ]),
    ),
    table(
      "units",
      "Unit eselon I",
      "Echelon-I units",
      exact,
      ["unit_code"],
      [
        ["unit_code", "text", "kode unit", "unit code"],
        ["institution_code", "text", "kode instansi", "institution code"],
        ["name_id", "text", "nama", "name in Indonesian"],
        ["kind", "text", "jenis", "kind"],
        ["source", "text", "sumber", "source"],
        ["confidence", "text", "keyakinan", "confidence"],
      ],
      units.map((u) => [u.code, u.institutionCode, u.nameId, u.kind, u.source, u.confidence]),
    ),
  ];
}

function screeningTables(
  { screening, units }: ReleaseContent,
  scores: readonly PublicScore[],
): readonly DataTable[] {
  const hashes = new Map(units.map((unit) => [unit.code, unit.sha256]));
  return [
    table(
      "scores",
      "Nilai kriteria",
      "Criterion scores",
      exact,
      ["unit_code", "criterion", "assessor"],
      [
        ["unit_code", "text", "kode unit", "unit code"],
        ["criterion", "text", "kriteria", "criterion"],
        [
          "assessor",
          "integer",
          "nomor penilai, baru untuk tiap kriteria tiap unit",
          "assessor number, new for each criterion of each unit",
        ],
        ["level", "integer", "tingkat 1 sampai 5", "level 1 to 5"],
        [
          "evidence_on",
          "date",
          "tanggal bukti; kosong: tanpa bukti, tidak dihitung",
          "day of the evidence; empty: none, does not count",
        ],
      ],
      scores.map((s) => [s.unitCode, s.criterion, s.assessor, s.level, s.evidenceOn]),
    ),
    table(
      "screening",
      "Hasil penapisan",
      "Screening results",
      exact,
      ["unit_code"],
      [
        ["unit_code", "text", "kode unit", "unit code"],
        ["institution_code", "text", "kode instansi", "institution code"],
        ["outcome", "text", "hasil", "outcome"],
        ["by_points", "text", "kelas menurut poin saja", "class by points alone"],
        ["override", "text", "ketentuan khusus", "override"],
        ["rank_in_class", "integer", "urutan dalam kelas", "rank in class"],
        [
          "additive_score_hundredths",
          "integer",
          "nilai penjumlahan, perseratus",
          "additive score, hundredths",
        ],
        ["sensitivity", "text", "kekokohan", "firmness"],
        ["sha256", "text", "sidik jari hasil", "fingerprint of the result"],
      ],
      screening.map((s) => [
        s.unitCode,
        s.institutionCode,
        outcomeCode(s.outcome),
        s.byPoints,
        s.override?.id ?? null,
        s.rankInClass,
        s.additiveScore,
        s.sensitivity?.label ?? null,
        hashes.get(s.unitCode) ?? null,
      ]),
    ),
    table(
      "criteria",
      "Tingkat per kriteria",
      "Levels by criterion",
      exact,
      ["unit_code", "criterion"],
      [
        ["unit_code", "text", "kode unit", "unit code"],
        ["criterion", "text", "kriteria", "criterion"],
        ["level", "integer", "median bawah", "lower median"],
        ["lowest", "integer", "terendah", "lowest"],
        ["highest", "integer", "tertinggi", "highest"],
        ["assessors", "integer", "penilai dengan bukti", "assessors with evidence"],
        ["disagreement_percent", "integer", "ketidaksepakatan, persen", "disagreement, percent"],
        ["state", "text", "keadaan", "state"],
      ],
      screening.flatMap((s) =>
        s.criteria.map((c) => [
          s.unitCode,
          c.criterion,
          c.level,
          c.lowest,
          c.highest,
          c.assessors,
          c.disagreementPercent,
          c.state,
        ]),
      ),
    ),
  ];
}

function peopleTables({ people }: ReleaseContent): readonly DataTable[] {
  return [
    table(
      "people-national",
      "ASN menurut keadaan",
      "Civil servants by standing",
      counted,
      ["group"],
      [
        ["group", "text", "kelompok", "group"],
        ["people", "count", "orang", "people"],
      ],
      [
        ["all", people.people],
        ["selected", people.selected],
        ["conditional", people.conditional],
        ["not_selected", people.notSelected],
        ["undecided", people.undecided],
        ["housed", people.housed],
        ["waiting", people.waiting],
        ...people.waitingByReason.map(({ reason, people: n }) => [`waiting:${reason}`, n] as const),
      ],
    ),
    table(
      "people-by-institution",
      "ASN menurut instansi dan keadaan",
      "Civil servants by institution and standing",
      counted,
      ["institution_code"],
      [
        ["institution_code", "text", "kode instansi", "institution code"],
        ["people", "count", "semua", "all"],
        ["housed", "count", "mendapat rumah", "housed"],
        ["waiting", "count", "menunggu", "waiting"],
        ["not_selected", "count", "tidak terpilih", "not selected"],
        ["undecided", "count", "belum diputuskan", "undecided"],
      ],
      people.byInstitution.map((row) => [
        row.institutionCode,
        row.people,
        row.housed,
        row.waiting,
        row.notSelected,
        row.undecided,
      ]),
    ),
    table(
      "people-by-wave",
      "ASN menurut gelombang",
      "Civil servants by wave",
      counted,
      ["wave_id"],
      [
        ["wave_id", "text", "gelombang", "wave"],
        ["housed", "count", "mendapat rumah", "housed"],
        ["selected", "count", "di antaranya terpilih", "of these selected"],
        ["conditional", "count", "di antaranya bersyarat", "of these conditional"],
      ],
      people.byWave.map((row) => [row.waveId, row.housed, row.selected, row.conditional]),
    ),
  ];
}

function housingTables({ waves, packages, towers }: ReleaseContent): readonly DataTable[] {
  return [
    table(
      "waves",
      "Gelombang",
      "Waves",
      exact,
      ["wave_id"],
      [
        ["wave_id", "text", "gelombang", "wave"],
        ["stage", "text", "tahap", "stage"],
        ["moves_on", "text", "tanggal pindah, atau not_decided", "day of the move, or not_decided"],
        ["towers_ready", "integer", "tower siap", "towers ready"],
        ["homes_ready", "integer", "rumah siap", "homes ready"],
        ["blocked", "text", "penghalang", "blocked by"],
        ["stated_on", "date", "dinyatakan pada", "stated on"],
        ["source", "text", "sumber", "source"],
      ],
      waves.map((w) => [
        w.waveId,
        w.stage,
        w.movesOn,
        w.towersReady,
        w.homesReady,
        w.blocked?.kind ?? null,
        w.statedOn,
        w.source,
      ]),
    ),
    table(
      "homes",
      "Rumah menurut paket dan keadaan",
      "Homes by package and state",
      exact,
      ["package_code", "reserved_for", "state", "wave_id"],
      [
        ["package_code", "text", "paket", "package"],
        ["reserved_for", "text", "diperuntukkan bagi", "reserved for"],
        [
          "state",
          "text",
          "keadaan; housed: terisi menurut rencana",
          "state; housed: lived in under the plan",
        ],
        ["wave_id", "text", "siap untuk gelombang", "ready for wave"],
        ["homes", "count", "rumah", "homes"],
      ],
      packages.flatMap((p): readonly (readonly DataCell[])[] => {
        const of = [p.packageCode, p.reservedFor];
        if (p.states === null) return [[...of, "total", null, p.homes]];
        const states = p.states.map(({ state, homes }) => {
          const wave = state.kind === "ready" ? state.waveId : null;
          return [...of, state.kind, wave, homes];
        });
        return [...states, [...of, "housed", null, p.housed]];
      }),
    ),
    table(
      "towers",
      "Kesiapan tower ASN",
      "Readiness of the towers for civil servants",
      exact,
      ["tower_id"],
      [
        ["tower_id", "text", "tower", "tower"],
        ["package_code", "text", "paket", "package"],
        ["homes", "integer", "rumah", "homes"],
        ["definition", "text", "arti siap", "meaning of ready"],
        ["ready_on", "text", "siap pada, atau not_known", "ready on, or not_known"],
        [
          "kind",
          "text",
          "reported: dilaporkan; forecast: diperkirakan",
          "reported, or forecast: expected",
        ],
        ["stated_on", "date", "dinyatakan pada", "stated on"],
        ["source", "text", "sumber", "source"],
      ],
      towers.map((t) => [
        t.towerId,
        t.packageCode,
        t.homes,
        t.definition,
        t.readyOn,
        t.kind,
        t.statedOn,
        t.source,
      ]),
    ),
  ];
}

function moneyAndRecordTables({ costs, record }: ReleaseContent): readonly DataTable[] {
  const lines = [
    { component: "total", amount: costs.total },
    ...costs.byComponent.map(({ component, amount }) => ({ component, amount })),
  ];
  return [
    table(
      "costs",
      "Biaya nasional",
      "National costs",
      {
        id: "Rupiah, dibulatkan ke langkah yang tertulis; c: terlalu sedikit rumah tangga.",
        en: "Rupiah, rounded to the step given; c: too few households.",
      },
      ["component"],
      [
        ["component", "text", "komponen", "component"],
        ["decided", "count", "sudah diputuskan", "decided"],
        ["low", "count", "sedikitnya", "at least"],
        ["high", "count", "sebanyaknya", "at most"],
        ["step", "integer", "langkah pembulatan", "rounding step"],
      ],
      lines.map(({ component, amount }) =>
        amount.kind === "c"
          ? [component, "c", "c", "c", null]
          : [component, amount.decided, amount.low, amount.high, amount.step],
      ),
    ),
    table(
      "published-figures",
      "Angka yang pernah diumumkan",
      "Figures published before",
      exact,
      ["figure_id"],
      [
        ["figure_id", "text", "angka", "figure"],
        ["value", "integer", "nilai", "value"],
        ["measure", "text", "satuan", "measure"],
        ["name_id", "text", "nama", "name in Indonesian"],
        ["name_en", "text", "nama dalam bahasa Inggris", "name in English"],
        ["stated_on", "date", "dinyatakan pada", "stated on"],
        ["source", "text", "sumber", "source"],
      ],
      record.figures.map((f) => [
        f.id,
        f.value,
        f.measure,
        f.nameId,
        f.nameEn,
        f.statedOn,
        f.source,
      ]),
    ),
    table(
      "published-claims",
      "Pernyataan resmi",
      "Official claims",
      exact,
      ["topic", "value", "stated_on", "source"],
      [
        ["topic", "text", "pokok", "topic"],
        ["value", "text", "nilai", "value"],
        ["measure", "text", "satuan", "measure"],
        ["definition", "text", "arti", "definition"],
        ["name_id", "text", "nama", "name in Indonesian"],
        ["name_en", "text", "nama dalam bahasa Inggris", "name in English"],
        ["stated_on", "date", "dinyatakan pada", "stated on"],
        ["source", "text", "sumber", "source"],
      ],
      record.claims.map((c) => [
        c.topic,
        c.value,
        c.measure,
        c.definition,
        c.nameId,
        c.nameEn,
        c.statedOn,
        c.source,
      ]),
    ),
  ];
}

function table(
  name: string,
  id: string,
  en: string,
  note: Bilingual,
  key: readonly string[],
  columns: readonly Column[],
  rows: readonly (readonly DataCell[])[],
): DataTable {
  return {
    name,
    title: { id, en },
    note,
    about: name.startsWith("people") ? "people" : "institutions_and_homes",
    key,
    columns: columns.map(([column, kind, textId, textEn]) => ({
      name: column,
      title: { id: textId, en: textEn },
      kind,
    })),
    rows,
  };
}

function outcomeCode(outcome: ReleaseContent["screening"][number]["outcome"]): string {
  return outcome.kind === "class" ? outcome.class : outcome.kind;
}
