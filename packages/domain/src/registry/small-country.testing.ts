import type { Table } from "./table.ts";

/**
 * A dataset small enough to read at a glance: two institutions, three units (one not scored yet),
 * two towers, a couple of civil servants and a single one. As lines of CSV, without quotes.
 */
const FILES: Readonly<Record<string, string>> = {
  dataset: `as_of,title_id,title_en,origin
2024-07-01,Negeri kecil,Small country,synthetic`,
  institutions: `code,name_id,name_en,abbrev,type,ba_code,legal_list,priority_apr2024,source,confidence,note
DPR,Dewan Perwakilan Rakyat,House,DPR,lembaga_negara,002,klaster_1,1,law,high,
BSN,Badan Standardisasi,Standards,BSN,lpnk,084,tidak_pindah,,law,high,stays`,
  units: `unit_code,institution_code,name_id,kind,source,confidence
DPR-SETJEN,DPR,Sekretariat Jenderal,sekretariat_jenderal,law,high
DPR-BK,DPR,Badan Keahlian,badan,law,medium
BSN-D1,BSN,Deputi Standar,deputi,law,low`,
  crosswalk: `effective_date,old_code,change_kind,new_code,new_name_id,source,confidence,note
2024-10-21,DPR,unchanged,DPR,Dewan Perwakilan Rakyat,law,high,`,
  scores: `unit_code,criterion,assessor_id,level,evidence_source,evidence_date
DPR-SETJEN,A1,a1,5,law,2024-06-01
DPR-SETJEN,A1,a2,4,,
BSN-D1,A1,a1,1,law,2024-06-01
DPR-BK,,,not_scored,,`,
  people: `person_id,unit_code,household_id,employment,post_level,grade,sex,education,retires_on,legal_standing,discipline
P1,DPR-SETJEN,H1,pns,jpt_madya,IV/e,female,s2,2031-05-01,active,none
P2,DPR-BK,H1,pppk,jf_pertama,IX,male,s1,2050-02-01,active,none
P3,BSN-D1,H2,pns,pelaksana,III/a,male,d3,2040-01-01,study_leave,light`,
  households: `household_id,spouse,children,helper,accessible,wish_1,wish_2,wish_3
H1,yes,2,yes,no,T2,T1,
H2,no,0,no,ya,,,`,
  assessments: `person_id,assessor_id,instrument,assessed_on,digital_literacy,adaptive
P1,c1,cat,2023-05-05,5,4
P3,c1,cat,2023-05-05,2,`,
  towers: `tower_id,package_code,reserved_for,floors,source,stated_on
T1,ASN-1,asn,12,press,2024-07-01
T2,ASN-1,asn,12,press,2024-07-01
S1,SEC,security,12,press,2024-07-01`,
  homes: `home_id,tower_id,floor,position,bedrooms,area_m2,accessible,status,reason
T1-0301,T1,3,1,3,98,yes,available,
T1-0302,T1,3,2,3,98,no,out_of_service,water_damage
T2-0301,T2,3,1,3,98,no,available,`,
  minister_houses: `house_id,parcel,area_m2,source,stated_on
R1,persil 104,580,press,2024-10-15`,
  readiness: `tower_id,definition,ready_on,kind,stated_on,source
T1,habitable,2024-07-31,forecast,2024-07-01,press
T2,habitable,not_known,forecast,2024-07-01,press`,
  waves: `wave_id,name_id,name_en,stage,horizon,moves_on,event_id,event_en,source,stated_on
W1,Kloter Juli,July wave,I,short,2024-07-31,Upacara,Ceremony,press,2024-07-01
W2,Tahap II,Stage II,II,medium,not_decided,,,law,2022-04-18`,
};

export type Change = (lines: readonly string[]) => readonly string[];

/** The tables of the small country, some of them changed line by line; null leaves one out. */
export function smallCountry(changes: Readonly<Record<string, Change | null>> = {}): Table[] {
  return Object.entries(FILES).flatMap(([name, text]) => {
    const change = changes[name];
    if (change === null) return [];
    const lines = text.split("\n");
    return [tableOf(`${name}.csv`, change === undefined ? lines : change(lines))];
  });
}

export function tableOf(
  file: string,
  lines: readonly string[],
  sheet: string | null = null,
): Table {
  const [header = "", ...rows] = lines;
  return {
    file,
    sheet,
    headerRow: 1,
    columns: header.split(","),
    rows: rows.map((line, index) => ({ row: index + 2, cells: line.split(",") })),
  };
}

/** Changes one cell: `cell("C3", "x")`. */
export function cell(address: string, value: string): Change {
  const column = address.charCodeAt(0) - 65;
  const row = Number(address.slice(1)) - 1;
  return (lines) =>
    lines.map((line, index) =>
      index === row
        ? line
            .split(",")
            .map((own, at) => (at === column ? value : own))
            .join(",")
        : line,
    );
}
