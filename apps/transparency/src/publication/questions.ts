import type { Bilingual } from "@pindah/domain/kernel";

/** One question of a civil servant or a family: what was announced, by whom, and when it was said. */
type Question = {
  readonly id: string;
  readonly question: Bilingual;
  readonly answer: Bilingual;
  /** Where it was said; none where the answer is how this plan works. */
  readonly sources: readonly { readonly url: string; readonly saidIn: string }[];
  /** The page of this site that goes on from here. */
  readonly more: "institutions" | "waves" | "housing" | "budget" | "method" | "receipt" | "record";
};

const news = {
  family: {
    url: "https://soalpalu.com/2024/04/19/asn-berkeluarga-dapat-satu-apartemen-di-ikn-lantas-bagaimana-nasib-asn-jomblo/",
    saidIn: "2024-04",
  },
  helpers: {
    url: "https://sumut.bulat.co.id/nasional/asn-pionir-pindah-ke-ikn-dapat-tunjangan-khusus-untuk-pasangan-anak-dan-art",
    saidIn: "2024",
  },
  allowance: {
    url: "https://finance.detik.com/infrastruktur/d-7296553/asn-yang-pertama-ke-ikn-bakal-dapat-tunjangan-pionir",
    saidIn: "2024-04",
  },
  components: {
    url: "https://voi.id/ekonomi/373932/asn-tahap-awal-pindah-ke-ikn-bakal-dapat-tunjangan-pionir-apa-saja",
    saidIn: "2024-04",
  },
  ombudsman: {
    url: "https://ekonomi.bisnis.com/read/20241118/45/1816800/ombudsman-soroti-pemindahan-asn-ke-ikn-yang-terus-molor",
    saidIn: "2024-11",
  },
  schools: {
    url: "https://kupang.tribunnews.com/2024/08/05/otoritas-ibu-kota-nusantara-pastikan-selesainya-21-tower-rumah-susun-untuk-asn-di-ikn?page=all",
    saidIn: "2024-08",
  },
  flats: { url: "https://voi.id/en/economy/305510", saidIn: "2023" },
  refusal: {
    url: "https://bisnis.tempo.co/amp/1808963/ini-sanksi-bagi-asn-yang-tolak-dipindah-ke-ikn-2024",
    saidIn: "2023-12",
  },
} as const;

export const questions: readonly Question[] = [
  {
    id: "unit",
    question: { id: "Apakah unit saya pindah?", en: "Does my unit move?" },
    answer: {
      id: "Cari instansi Anda, lalu unitnya. Halaman unit menyebut prioritasnya, nilai tiap kriteria, dan mengapa. Unit dinilai menurut jabatan dan fungsinya, bukan menurut orangnya.",
      en: "Find your institution, then the unit. The unit's page gives its priority, its level on each criterion, and why. Units are judged by their posts and functions, not by their people.",
    },
    sources: [],
    more: "institutions",
  },
  {
    id: "when",
    question: { id: "Kapan paling cepat saya pindah?", en: "When would I move at the earliest?" },
    answer: {
      id: "Pada hari gelombang Anda, dan hanya bila rumahnya siap. Hari itu sudah beberapa kali diundur; setiap penundaan tercatat. Gelombang tanpa tanggal disebut tanpa tanggal.",
      en: "On the day of your wave, and only when a home is ready. That day has slipped several times; each slip is recorded. A wave without a date is called a wave without a date.",
    },
    sources: [],
    more: "waves",
  },
  {
    id: "home",
    question: { id: "Rumah seperti apa yang saya dapat?", en: "What home would I get?" },
    answer: {
      id: "Yang dibangun untuk ASN adalah rumah susun 98 meter persegi dengan tiga kamar, 60 rumah tiap tower. Hak menurut jenjang jabatan disebut terpisah: yang lebih besar diumumkan, tetapi tidak ditemukan terbangun.",
      en: "What was built for civil servants are flats of 98 square metres with three bedrooms, 60 to a tower. Entitlement by level of post is kept apart: larger homes were announced but none were found built.",
    },
    sources: [news.flats],
    more: "housing",
  },
  {
    id: "family",
    question: { id: "Bolehkah keluarga saya ikut?", en: "May my family come?" },
    answer: {
      id: "Ya, menurut yang diumumkan: yang berkeluarga mendapat satu rumah. Dihitung ASN, pasangan, dua anak, dan satu asisten rumah tangga.",
      en: "Yes, by what was announced: a family gets one home. Counted are the civil servant, spouse, two children and one household helper.",
    },
    sources: [news.family, news.helpers],
    more: "housing",
  },
  {
    id: "single",
    question: { id: "Bagaimana kalau saya lajang?", en: "What if I am single?" },
    answer: {
      id: "Diumumkan: yang belum kawin berbagi, tiga orang satu rumah, masing-masing satu kamar; setelah kawin mendapat rumah sendiri.",
      en: "Announced: the unmarried share, three to a home with a bedroom each; after marriage they get a home of their own.",
    },
    sources: [news.family],
    more: "housing",
  },
  {
    id: "allowance",
    question: { id: "Tunjangan apa yang saya dapat?", en: "Which allowance would I get?" },
    answer: {
      id: "Tunjangan pionir diumumkan, besarnya belum ditetapkan. Di situs ini ia tidak diisi angka.",
      en: "A pioneer allowance was announced; its amount is not decided. On this site no figure is put in its place.",
    },
    sources: [news.allowance],
    more: "budget",
  },
  {
    id: "cost",
    question: { id: "Siapa membayar biaya pindah?", en: "Who pays for the move?" },
    answer: {
      id: "Diumumkan: negara membayar pengepakan, biaya tunggu, dan angkutan untuk ASN, pasangan, dua anak, dan satu asisten. Ombudsman pada November 2024 mencatat bahwa uang harian, pendidikan, angkutan, dan biaya tunggu belum jelas.",
      en: "Announced: the state pays packing, waiting and transport for the civil servant, spouse, two children and one helper. In November 2024 the Ombudsman noted that daily allowance, education, transport and waiting were not clear.",
    },
    sources: [news.components, news.ombudsman],
    more: "budget",
  },
  {
    id: "school",
    question: { id: "Adakah sekolah untuk anak saya?", en: "Is there a school for my children?" },
    answer: {
      id: "Pada Agustus 2024 Otorita menyebut PAUD dan SD belum optimal, dan mendata umur anak untuk merencanakan sekolah. Keadaan sesudah itu tidak kami ketahui.",
      en: "In August 2024 the authority called preschool and primary school not yet optimal, and gathered children's ages to plan schools. What came after is not known to us.",
    },
    sources: [news.schools],
    more: "record",
  },
  {
    id: "refuse",
    question: { id: "Bagaimana kalau saya tidak dapat pindah?", en: "What if I cannot move?" },
    answer: {
      id: "Sampaikan keadaan Anda kepada instansi: tidak ada keputusan tentang orang yang final karena hitungan saja, dan hal yang berat ditinjau pejabat. Tentang sanksi hanya ada pernyataan di pers; aturannya tidak kami temukan.",
      en: "Tell your institution: nothing about a person is final by computation alone, and hardship is reviewed by an official. On sanctions there are only statements in the press; we found no rule.",
    },
    sources: [news.refusal],
    more: "method",
  },
  {
    id: "object",
    question: { id: "Bagaimana saya berkeberatan?", en: "How do I object?" },
    answer: {
      id: "Melalui portal instansi Anda, selama masa sanggah sejak hasil diumumkan. Sanggahan dijawab orang lain daripada yang memutuskan, dengan alasan dan tanggal. Tidak ada keberatan melalui situs umum ini.",
      en: "Through your institution's portal, during the window that opens when results are published. Somebody other than the decider answers, with a reason and a date. Objections are not taken on this public site.",
    },
    sources: [],
    more: "method",
  },
  {
    id: "own",
    question: {
      id: "Dapatkah saya memeriksa hasil saya sendiri?",
      en: "Can I check my own result?",
    },
    answer: {
      id: "Ya, dengan tanda terima dari portal instansi. Pemeriksaan terjadi di peramban Anda; tidak ada yang dikirim.",
      en: "Yes, with the receipt from your institution's portal. The check happens in your browser; nothing is sent.",
    },
    sources: [],
    more: "receipt",
  },
];
