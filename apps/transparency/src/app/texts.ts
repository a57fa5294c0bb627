import { catalogue } from "@pindah/ui";

export const texts = catalogue({
  id: {
    title: "Keterbukaan perpindahan ASN ke Nusantara",
    description:
      "Siapa pindah ke Nusantara, mengapa, kapan, ke rumah mana yang siap, dengan biaya berapa, dan apa yang belum diketahui.",
    lead: (housed: string, people: string, waves: string) =>
      `${housed} dari ${people} ASN mendapat rumah di Nusantara dalam ${waves} gelombang menurut rencana ini`,
    entry: (name: string, day: string) => `Pindah: ${name} (${day})`,
    leadHidden: "Rencana pemindahan ASN ke Nusantara, dengan hitungannya",
    second: (waiting: string) => `${waiting} orang lain terpilih atau bersyarat, dan menunggu.`,
    allTaken: "Semua rumah yang diperkirakan siap terisi menurut rencana.",
    slips: (times: string, first: string, last: string) =>
      `Tanggal pindah pertama sudah diumumkan ${times} kali: pertama untuk ${first}, terakhir ${last}.`,
    figure: {
      units: "Unit eselon I yang pindah",
      unitsOf: (units: string) => `dari ${units}`,
      unitsMeans: "Unit yang masuk Prioritas 1, 2, atau 3. Angka pasti.",
      selected: "ASN terpilih",
      selectedOf: (conditional: string) => `dan ${conditional} bersyarat`,
      selectedMeans: "Unitnya pindah dan orangnya siap; bersyarat: siap setelah pelatihan.",
      housed: "ASN mendapat rumah",
      housedOf: (people: string) => `dari ${people} dalam data`,
      housedMeans: "Mendapat rumah yang diperkirakan siap pada hari gelombangnya berangkat.",
      homes: "Rumah susun ASN yang siap",
      homesOf: (homes: string) => `dari ${homes}`,
      homesMeans: (definition: string, readiness: string) =>
        `Siap berarti ${definition}. ${sentence(readiness)}`,
      cost: "Biaya pindah",
      costOrMore: "atau lebih",
      costMeans: (names: string) =>
        `Perkiraan untuk yang mendapat rumah. Belum diputuskan: ${names}.`,
      costDecided: "Perkiraan untuk yang mendapat rumah.",
      source: "Asal angka ini",
    },
    housing: "Rumah: satu kotak satu rumah",
    waves: "Gelombang",
    institutions: "Instansi",
    institutionsText: "Singkatan, prioritas terbaik unitnya, dan berapa dari unitnya yang pindah.",
    unknown: "Yang belum kami ketahui",
    allInstitutions: "Semua instansi, dengan penyaring",
    unknowns: {
      units_undecided: (units: string) =>
        `${units} unit belum dapat diputuskan: nilainya kurang, atau penilai terlalu berbeda.`,
      fewer_units: (units: string, reported: string) =>
        `Data memuat ${units} unit; kementerian menapis ${reported}. Selisihnya tidak kami miliki.`,
      unsourced_units: (units: string, of: string) =>
        `${units} dari ${of} nama unit belum bersumber.`,
      claims: (topics: string) => `Pada ${topics} pokok, pernyataan resmi saling berbeda.`,
      claimsLink: "Berdampingan dengan sumbernya",
      waves: (waves: string, of: string) => `${waves} dari ${of} gelombang belum bertanggal.`,
      towers: (towers: string, of: string) =>
        `${towers} dari ${of} tower ASN tidak punya tanggal siap.`,
      costs: (names: string) => `Belum diputuskan: ${names}.`,
      cells: (cells: string, of: string) =>
        `${cells} dari ${of} angka tentang orang disembunyikan agar tidak ada yang dikenali.`,
      cellsLink: "Aturannya",
    },
  },
  en: {
    title: "The move of the civil service to Nusantara, in the open",
    description:
      "Who moves to Nusantara, why, when, into which homes once ready, at what cost, and what is not known.",
    lead: (housed: string, people: string, waves: string) =>
      `${housed} of ${people} civil servants get a home in Nusantara, in ${waves} waves, under this plan`,
    entry: (name: string, day: string) => `Pindah: ${name} (${day})`,
    leadHidden: "The plan to move the civil service to Nusantara, with its arithmetic",
    second: (waiting: string) => `${waiting} more are selected or conditional, and wait.`,
    allTaken: "Every home expected to be ready is taken under the plan.",
    slips: (times: string, first: string, last: string) =>
      `The date of the first move has been announced ${times} times: first for ${first}, last ${last}.`,
    figure: {
      units: "Echelon-I units that move",
      unitsOf: (units: string) => `of ${units}`,
      unitsMeans: "Units in Priority 1, 2 or 3. Exact.",
      selected: "Civil servants selected",
      selectedOf: (conditional: string) => `and ${conditional} conditional`,
      selectedMeans: "The unit moves and the person is ready; conditional: ready after training.",
      housed: "Civil servants with a home",
      housedOf: (people: string) => `of ${people} in the data`,
      housedMeans: "With a home expected to be ready on the day their wave leaves.",
      homes: "Flats ready for civil servants",
      homesOf: (homes: string) => `of ${homes}`,
      homesMeans: (definition: string, readiness: string) =>
        `Ready means ${definition}. ${sentence(readiness)}`,
      cost: "Cost of the move",
      costOrMore: "or more",
      costMeans: (names: string) => `An estimate for those with a home. Not decided: ${names}.`,
      costDecided: "An estimate for those with a home.",
      source: "Where it comes from",
    },
    housing: "Homes: one square is one home",
    waves: "Waves",
    institutions: "Institutions",
    institutionsText: "Abbreviation, best priority of its units, and how many of its units move.",
    unknown: "What we do not know",
    allInstitutions: "All institutions, with a filter",
    unknowns: {
      units_undecided: (units: string) =>
        `${units} units cannot be decided: scores are missing, or assessors differ too much.`,
      fewer_units: (units: string, reported: string) =>
        `The data hold ${units} units; the ministry screened ${reported}. We do not have the rest.`,
      unsourced_units: (units: string, of: string) =>
        `${units} of ${of} names of units have no source yet.`,
      claims: (topics: string) => `On ${topics} questions, official claims differ.`,
      claimsLink: "Side by side with their sources",
      waves: (waves: string, of: string) => `${waves} of ${of} waves have no date.`,
      towers: (towers: string, of: string) =>
        `${towers} of ${of} towers for civil servants have no day of readiness.`,
      costs: (names: string) => `Not decided: ${names}.`,
      cells: (cells: string, of: string) =>
        `${cells} of ${of} figures about people are hidden so that nobody can be recognised.`,
      cellsLink: "The rules",
    },
  },
});

function sentence(words: string): string {
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}.`;
}
