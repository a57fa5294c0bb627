import { catalogue } from "@pindah/ui";

export const texts = catalogue({
  id: {
    title: "Gelombang",
    description:
      "Kapan siapa pindah: gelombang, rumah yang diperkirakan siap, dan sejarah penundaan.",
    heading: (dated: string, all: string) => `${dated} dari ${all} gelombang punya tanggal`,
    lead: "Gelombang hanya berjalan bila ada rumah yang siap. Tanggal adalah rencana; yang belum diputuskan disebut belum diputuskan.",
    readiness: (words: string) => `Rumah susun ASN ${words}.`,
    columns: {
      wave: "Gelombang",
      movesOn: "Pindah pada",
      homesReady: "Rumah diperkirakan siap",
      housed: "ASN mendapat rumah",
      selected: "terpilih",
      conditional: "bersyarat",
      source: "Sumber",
      reason: "Alasan",
      people: "ASN",
      statedOn: "Dinyatakan",
      promised: "Mulai pindah",
    },
    blocked: {
      date_not_decided: "belum ada tanggal",
      no_home_ready: "belum ada rumah siap",
    },
    table: "Gelombang menurut rencana ini",
    slips: "Sejarah tanggal pindah pertama",
    slipsLead: (times: string, first: string, last: string) =>
      `Diumumkan ${times} kali: pertama untuk ${first}, terakhir ${last}.`,
    slipsChart: "Tiap garis satu pengumuman: dari hari dinyatakan sampai tanggal yang dijanjikan.",
    noDate: "tanpa tanggal",
    bars: "Semua gelombang pada satu garis waktu",
    barsNote:
      "Titik: hari pindah menurut rencana ini. Garis putus-putus: tahun-tahun tahapnya, tanpa hari. Garis tipis di bawahnya: tanggal yang pernah dijanjikan dan tidak ditepati.",
    before: "sebelumnya",
    waiting: "Mengapa yang lain menunggu",
    waitingNote:
      "Sebab menunggu hanya diumumkan untuk seluruh negeri, mulai dari 20 orang, dibulatkan ke kelipatan 10.",
    waitingAll: (people: string) => `Menunggu seluruhnya: ${people} ASN.`,
    reasonsHidden:
      "Cacah menurut sebab tidak diterbitkan: dari angka satu sebab dapat dihitung berapa orang pada sebab lain, dan kelompok itu bisa kecil sekali.",
    reason: {
      homes: "rumah: belum siap, atau yang cocok diterima urutan lebih awal",
      limits: "batas lain gelombang: kursi kantor, anggaran, atau inti kerja unit",
      person:
        "tentang orangnya: pelatihan belum selesai, dekat masa pensiun, atau posnya pindah kemudian",
      no_date: "belum ada gelombang bertanggal",
    },
    standings:
      "Terpilih berarti unitnya pindah dan orangnya siap; bersyarat berarti siap setelah pelatihan.",
  },
  en: {
    title: "Waves",
    description: "Who moves when: waves, homes that are ready, and the history of postponements.",
    heading: (dated: string, all: string) => `${dated} of ${all} waves have a date`,
    lead: "A wave moves only when homes are ready. Dates are plans; what is not decided is called not decided.",
    readiness: (words: string) => `Flats for civil servants ${words}.`,
    columns: {
      wave: "Wave",
      movesOn: "Moves on",
      homesReady: "Homes expected ready",
      housed: "Civil servants housed",
      selected: "selected",
      conditional: "conditional",
      source: "Source",
      reason: "Reason",
      people: "Civil servants",
      statedOn: "Stated",
      promised: "First move",
    },
    blocked: {
      date_not_decided: "no date yet",
      no_home_ready: "no home is ready",
    },
    table: "Waves under this plan",
    slips: "History of the first moving date",
    slipsLead: (times: string, first: string, last: string) =>
      `Announced ${times} times: first for ${first}, last ${last}.`,
    slipsChart:
      "Each line is one announcement: from the day it was made to the date that was promised.",
    noDate: "no date",
    bars: "All waves on one time line",
    barsNote:
      "Point: the day of moving under this plan. Dashed: the years of its stage, without a day. Thin lines below: dates that were promised and not kept.",
    before: "before",
    waiting: "Why the others wait",
    waitingNote:
      "Reasons for waiting are published for the whole country only, from 20 people on, rounded to a multiple of 10.",
    waitingAll: (people: string) => `Waiting in all: ${people} civil servants.`,
    reasonsHidden:
      "Counts by reason are not published: from the figure of one reason readers could work out another, whose group may be very small.",
    reason: {
      homes: "homes: not ready, or those that fit went to others earlier in the order",
      limits: "another limit of the wave: office seats, budget, or the working core of the unit",
      person: "about the person: training not done, close to retirement, or the post moves later",
      no_date: "no wave has a date",
    },
    standings:
      "Selected: the unit moves and the person is ready; conditional: ready after training.",
  },
});
