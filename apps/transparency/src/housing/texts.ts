import { catalogue } from "@pindah/ui";

export const texts = catalogue({
  id: {
    title: "Hunian",
    description:
      "Rumah susun ASN di Nusantara menurut paket dan keadaan, kapan siap, dan kata siapa.",
    heading: (all: string, readiness: string) => `Dari ${all} rumah susun untuk ASN, ${readiness}`,
    claim: { reported: "dilaporkan", forecast: "diperkirakan" },
    lead: (definition: string, known: string, towers: string) =>
      `Satu kotak adalah satu rumah. “Siap” di sini berarti ${definition}. Tanggal siap diketahui untuk ${known} dari ${towers} tower ASN.`,
    state: {
      ready: (wave: string) => `diperkirakan siap untuk ${wave}`,
      not_ready: "belum siap, atau tanpa tanggal",
      reserved: "dipesan",
      out_of_service: "tidak dipakai",
    },
    letter: { not_ready: "B", reserved: "D", out_of_service: "X" },
    housedOf: (housed: string) => `Terisi menurut rencana: ${housed}`,
    key: "Keterangan kotak",
    package: (code: string) => `Paket ${code}`,
    packageSize: (homes: string, towers: string) => `${homes} rumah di ${towers} tower`,
    squares: (code: string) => `Rumah paket ${code} menurut keadaan`,
    stock: "Rumah menurut paket",
    order:
      "Kotak diurutkan menurut keadaan, bukan menurut letak: dari gambar ini tidak dapat diketahui siapa tinggal di mana.",
    security: "Rumah untuk TNI, Polri, dan BIN",
    securityNote: "Hanya jumlah per paket yang diumumkan (UU 14/2008 Pasal 17 huruf c).",
    columns: {
      package: "Paket",
      all: "Semua",
      homes: "Rumah",
      housed: "Terisi menurut rencana",
      towers: "Tower",
      tower: "Tower",
      meaning: "Arti siap",
      readyOn: "Siap pada",
      statedOn: "Dinyatakan",
      source: "Sumber",
    },
    byMeaning: "“Siap” menurut artinya",
    byMeaningText: (towers: string) =>
      `Satu kotak adalah satu dari ${towers} tower. Jumlah yang disebut siap berbeda karena arti katanya berbeda; berikut semua jawaban pejabat.`,
    towersCalledReady: (ready: string, all: string, day: string) =>
      `${ready} dari ${all} tower, dinyatakan ${day}`,
    towers: "Kapan tiap tower ASN siap",
    towersNote: "Siapa tinggal di tower mana tidak pernah diterbitkan.",
    conflict: (day: string) => `sumber lain: ${day}`,
    ministers: "Rumah tapak menteri",
    ministersText: (houses: string) =>
      `${houses} rumah tapak jabatan menteri. Penghuninya ditentukan Menteri Sekretaris Negara, bukan oleh alokasi ini.`,
    statements: "Yang pernah dinyatakan pejabat",
    statementsText:
      "Berapa yang siap? Jawabannya berbeda karena arti “siap” berbeda. Semua jawaban ada di halaman",
  },
  en: {
    title: "Housing",
    description:
      "Flats for civil servants in Nusantara by package and state, when they are ready, and by whose word.",
    heading: (all: string, readiness: string) => `Of ${all} flats for civil servants, ${readiness}`,
    claim: { reported: "reported", forecast: "expected" },
    lead: (definition: string, known: string, towers: string) =>
      `One square is one home. “Ready” here means ${definition}. A day of readiness is known for ${known} of ${towers} towers for civil servants.`,
    state: {
      ready: (wave: string) => `expected ready for the ${wave}`,
      not_ready: "not ready, or no day given",
      reserved: "reserved",
      out_of_service: "out of service",
    },
    letter: { not_ready: "N", reserved: "R", out_of_service: "X" },
    housedOf: (housed: string) => `Lived in under the plan: ${housed}`,
    key: "What a square means",
    package: (code: string) => `Package ${code}`,
    packageSize: (homes: string, towers: string) => `${homes} homes in ${towers} towers`,
    squares: (code: string) => `Homes of package ${code} by state`,
    stock: "Homes by package",
    order:
      "Squares are sorted by state, not by place: nobody can tell from this drawing who lives where.",
    security: "Homes for TNI, Polri and BIN",
    securityNote: "Only the total of each package is published (Law 14/2008, article 17 c).",
    columns: {
      package: "Package",
      all: "All",
      homes: "Homes",
      housed: "Lived in under the plan",
      towers: "Towers",
      tower: "Tower",
      meaning: "Meaning of ready",
      readyOn: "Ready on",
      statedOn: "Stated",
      source: "Source",
    },
    byMeaning: "“Ready” by its meaning",
    byMeaningText: (towers: string) =>
      `One square is one of ${towers} towers. How many are called ready differs because the word has several meanings; these are all the official answers.`,
    towersCalledReady: (ready: string, all: string, day: string) =>
      `${ready} of ${all} towers, stated ${day}`,
    towers: "When each tower for civil servants is ready",
    towersNote: "Who lives in which tower is never published.",
    conflict: (day: string) => `another source: ${day}`,
    ministers: "Ministers' houses",
    ministersText: (houses: string) =>
      `${houses} official houses for ministers. The State Secretary assigns them, not this allocation.`,
    statements: "What officials have said",
    statementsText:
      "How many are ready? The answers differ because “ready” has several meanings. All answers are on the page",
  },
});
