import { catalogue } from "@pindah/ui";

export const texts = catalogue({
  id: {
    record: {
      title: "Pernyataan resmi",
      description: "Angka yang pernah diumumkan, berdampingan, dengan sumber dan tanggalnya.",
      heading: (topics: string) => `Pada ${topics} pokok, sumber resmi memberi angka yang berbeda`,
      lead: "Tidak ada yang dipilih atau diratakan di sini. Setiap angka berdiri dengan tanggal dan sumbernya; angka rencana ini tidak pernah diambil dari sini.",
      columns: {
        value: "Angka",
        said: "Yang dikatakan",
        meaning: "Arti siap",
        statedOn: "Tanggal",
        source: "Sumber",
      },
      figures: "Angka lain yang pernah diumumkan",
      progress: (code: string) => `Kemajuan pembangunan paket ${code}`,
      progressAll: "Kemajuan pembangunan semua tower",
      topic: {
        tower_split_asn: "Berapa dari 47 tower untuk ASN?",
        towers_ready: "Berapa tower yang siap?",
        minister_houses_ready: "Berapa rumah menteri yang siap?",
        first_wave_people: "Berapa orang pindah lebih dahulu?",
        first_wave_start: "Kapan mulai pindah?",
      },
    },
    measure: {
      units: "unit",
      institutions: "instansi",
      people: "orang",
      towers: "tower",
      homes: "rumah",
      ministries: "kementerian",
      date: "",
      percent_hundredths: "%",
    },
    data: {
      title: "Data",
      description: "Semua tabel rilis ini sebagai CSV dan JSON, dengan ukuran dan SHA-256.",
      heading: "Semua angka sebagai berkas",
      lead: (tables: string) =>
        `${tables} tabel. CSV memakai koma (RFC 4180, UTF-8); berkas “titik koma” untuk Excel berbahasa Indonesia. Angka dalam berkas ditulis tanpa tanda pemisah ribuan.`,
      tables: "Tabel",
      portable: "Seluruh situs dan datanya sebagai satu berkas ZIP",
      portableText: "Buka index.html di dalamnya, juga tanpa jaringan.",
      columns: {
        table: "Tabel",
        rows: "Baris",
        files: "Berkas",
        bytes: "Bita",
        hash: "SHA-256",
        file: "Berkas",
        meaning: "Arti",
        column: "Kolom",
        kind: "Jenis",
      },
      dictionary: "Arti kolom",
      all: "Semua berkas rilis ini",
      semicolon: "titik koma",
      kind: { text: "teks", integer: "bilangan bulat", date: "tanggal", count: "cacah atau tanda" },
      cite: "Cara mengutip",
      citationFiles: "Untuk pustaka",
      citation: (name: string, date: string, hash: string) =>
        `Pindah, ${name}, ${date}, akar ${hash}.`,
    },
    method: {
      title: "Metodologi dan kerahasiaan",
      description:
        "Bagaimana angka dihitung, apa yang disembunyikan, dan mengapa tidak ada orang yang terbuka.",
      heading: "Terbuka tentang keputusan, tertutup tentang orang",
      lead: "Kelas unit, nilai, bobot, aturan, dan rumah diterbitkan pasti. Tentang orang hanya cacah, dan hanya yang tidak menunjuk siapa pun.",
      rules: "Aturan tentang cacah orang",
      rule: {
        small: (threshold: string) =>
          `Cacah di bawah ${threshold}, nol termasuk, tidak ditampilkan: tandanya c.`,
        rounded: (base: string) =>
          `Yang ditampilkan dibulatkan ke kelipatan ${base} terdekat, selalu dari angka sebenarnya; jumlah juga. Karena itu bagian-bagian tidak selalu menjadi jumlahnya.`,
        group: (group: string) =>
          `Rincian instansi menurut keadaan hanya untuk instansi dengan sedikitnya ${group} orang yang terpilih atau bersyarat.`,
        sensitive: (sensitive: string, sensitiveBase: string) =>
          `Sebab menunggu peka: hanya untuk seluruh negeri, mulai dari ${sensitive}, dibulatkan ke kelipatan ${sensitiveBase}.`,
        mark: "Satu tanda c untuk yang disembunyikan karena kecil dan yang disembunyikan untuk melindungi yang lain, supaya tandanya sendiri tidak memberi batas.",
        never:
          "Tidak pernah diterbitkan: nama, NIP, NIK, nomor rumah, instansi per tower, apa pun per orang, dan rincian paket TNI, Polri, dan BIN.",
      },
      example: "Contoh: mengapa pembulatan saja tidak cukup",
      exampleText:
        "Jumlah 22 tampil sebagai 20, satu bagian 22 tampil sebagai 20, bagian lain 0 disembunyikan. Pembaca tahu jumlah itu 18 sampai 22 dan bagian itu sedikitnya 18, jadi yang tersembunyi paling banyak 4. Aturan dipatuhi, tetapi orangnya hampir terbuka. Karena itu setiap angka tersembunyi diperiksa, dan bila perlu satu angka lain ikut disembunyikan.",
      audit: "Pemeriksaan rilis ini",
      auditRows: {
        cells: "Angka tentang orang dalam semua tabel",
        shown: "ditampilkan",
        structuralZeros: "nihil menurut aturan terbuka",
        primary: "disembunyikan karena kecil",
        secondary: "ikut disembunyikan untuk melindungi",
        intervals: "selang yang dihitung",
        narrowest: "selang tersempit bagi angka tersembunyi (sedikitnya)",
        rounds: "putaran perbaikan",
      },
      auditNote:
        "Selang pasti, dalam orang bulat: semua tabel adalah irisan dari orang yang sama, sehingga batas pasti ditemukan sebagai arus terbesar dalam jaringan. Catatan ini ada dalam rilis dan dapat diulang.",
      coarsening: {
        none: "Tabel diterbitkan pada rincian penuh.",
        no_reasons: "Sebab menunggu tidak dimuat karena tidak dapat dilindungi.",
        institution_totals_only:
          "Rincian instansi menurut keadaan tidak dimuat karena tidak dapat dilindungi.",
        national_only: "Cacah per instansi tidak dimuat karena tidak dapat dilindungi.",
      },
      plan: "Rencana di balik rilis ini",
      planText: (engine: string, policy: string) =>
        `Dihitung oleh ${engine} dengan kebijakan ${policy}; hasil yang sama, sampai ke bitanya, bila dihitung ulang dari masukan yang sama.`,
      seed: (seed: string, source: string) => `Benih undian: ${seed} (${source}).`,
      planHash: "Sidik jari rencana",
      draw: "Undian hanya memutus seri dalam urutan yang sama. Alokasi lengkap diulang oleh auditor, tidak dari berkas umum, karena berkas itu akan memuat orang.",
      legal: "Dasar hukum",
    },
    verify: {
      title: "Verifikasi",
      description: "Periksa di peramban Anda bahwa berkas rilis ini utuh.",
      heading: "Periksa sendiri bahwa rilis ini utuh",
      draftHeading: "Periksa sendiri bahwa rancangan rilis ini utuh",
      lead: "Manifes mencatat setiap berkas dengan ukuran dan SHA-256. Akar di bawah adalah SHA-256 manifes itu; cocokkan dengan akar yang dicetak atau dikutip di tempat lain.",
      manifest: "Manifes",
      button: "Periksa semua berkas di peramban ini",
      noScript: "Perlu JavaScript. Tanpa itu, unduh berkasnya lalu jalankan perintah di bawah.",
      log: "Catatan publik bertanda tangan",
      noLog:
        "Rancangan rilis ini belum ditandatangani dan belum masuk catatan publik: yang dapat diperiksa adalah keutuhannya, bukan siapa penerbitnya.",
      logText:
        "Setiap rilis adalah satu entri dalam catatan yang hanya dapat bertambah. Kunci di bawah juga dicetak di tempat lain; cocokkan. Pemeriksa mengingat keadaan catatan di peramban ini saja, supaya penarikan kembali terlihat.",
      origin: "Nama catatan",
      command: "Dengan perintah",
      limit:
        "Batasnya, jujur: server yang mengirim data juga mengirim pemeriksa ini. Akar yang Anda dapat dari tempat lain adalah pembanding yang sesungguhnya.",
      messages: {
        working: "Memeriksa…",
        same: "{same} dari {files} berkas sama dengan manifes, {ms} ms.",
        manifestChanged:
          "Manifes tidak sama dengan akar di halaman ini: diharapkan {expected}, ditemukan {found}.",
      },
    },
    standalone: {
      title: "Pemeriksa rilis Pindah",
      lead: "Satu berkas untuk disimpan. Ia memeriksa rilis dari folder di komputer Anda dan menghitung ulang penapisan; tidak ada yang dikirim ke mana pun.",
      heading: "Periksa satu rilis",
      noScript:
        "Perlu JavaScript. Bila halaman ini dibuka dari situs, unduh dahulu lalu buka dari komputer Anda.",
      folder: "Folder rilis yang sudah diunduh dan dibuka",
      root: "Akar rilis dari tempat lain (boleh kosong; sedikitnya 16 digit)",
      button: "Periksa",
      hash: "Cocokkan juga SHA-256 berkas ini dengan yang tertulis di halaman Verifikasi.",
      download: "Unduh pemeriksa sebagai satu berkas",
      downloadText:
        "Bekerja tanpa jaringan, juga dari diska USB: memeriksa berkas, tanda tangan, dan catatan, serta menghitung ulang penapisan.",
      messages: {
        allGood: "Semua yang diperiksa cocok.",
        notGood: "Ada yang tidak cocok:",
        noManifest: "Folder ini tidak memuat manifest.json.",
        rootFound:
          "Akar rilis ini: {found}. Cocokkan dengan yang dicetak atau dikutip di tempat lain.",
        rootSame: "Akar sama dengan yang Anda berikan.",
        sameFiles: "{same} dari {files} berkas sama dengan manifes.",
        unsigned: "Rilis ini tidak ditandatangani: hanya keutuhannya yang dapat diperiksa.",
        manifestUnreadable: "Manifes tidak terbaca.",
        logUnreadable: "log.json tidak terbaca.",
        keysHere: "Kunci yang dipakai: {keys}. Cocokkan dengan yang dicetak di tempat lain.",
        rerun: "Penapisan dihitung ulang: {same} dari {units} unit sama, {ms} ms.",
        unitDiffers: "{unit} berbeda.",
      },
    },
    about: {
      title: "Tentang dan aksesibilitas",
      description: "Apa situs ini, apa yang ilustrasi, dan bagaimana ia dapat dipakai semua orang.",
      heading: "Tentang situs ini",
      paragraphs: {
        first:
          "Situs ini menunjukkan bagaimana pemindahan ASN ke Nusantara dapat diputuskan secara terbuka: unit mana, mengapa, kapan, ke rumah yang mana siapnya, dengan biaya berapa, dan apa yang belum diketahui.",
        second:
          "Instansi, unit, tower, dan tanggal yang pernah diumumkan adalah nyata, dengan sumber dan tanggalnya. Orang, nilai, bobot, standar, dan ambang adalah ilustrasi: orangnya sintetis, dan kementerian tidak menerbitkan yang lain.",
        third:
          "Perhitungan hanya mengusulkan; keputusan diambil pejabat yang disebut namanya (UU 27/2022 Pasal 10).",
      },
      accessibility: "Aksesibilitas",
      accessibilityList: {
        first:
          "Sasaran: WCAG 2.2 tingkat AA. Setiap halaman diperiksa mesin dan dilihat orang sebelum dirilis.",
        second:
          "Semua dapat dibaca dan diunduh tanpa JavaScript. JavaScript hanya menambah penyaring, hitung ulang, dan pemeriksaan berkas.",
        third:
          "Tidak ada yang disampaikan dengan warna saja: setiap keadaan punya huruf, arsiran, atau kata, dan setiap gambar punya tabel.",
        fourth: "Dapat dipakai dengan papan ketik, pembaca layar, pembesaran 400 %, dan dicetak.",
      },
      privacy: "Privasi pembaca",
      privacyText:
        "Situs ini tidak memakai kuki, tidak melacak, dan tidak meminta apa pun dari pihak lain. Hitung ulang dan pemeriksaan terjadi di peramban Anda. Hanya pemeriksa yang menyimpan sesuatu, bila Anda menekan tombolnya: keadaan catatan publik, di peramban Anda saja.",
      missing: "Yang belum ada di sini",
      missingText: "Gambar untuk dibagikan, sematan, dan berkas XLSX belum ada.",
      missingSignature: "Rancangan rilis ini belum ditandatangani dan belum masuk catatan publik.",
    },
  },
  en: {
    record: {
      title: "Official claims",
      description: "Figures that were announced, side by side, with source and date.",
      heading: (topics: string) =>
        `On ${topics} questions, official sources give different figures`,
      lead: "Nothing is chosen or averaged here. Each figure stands with its date and source; the plan's own figures are never taken from here.",
      columns: {
        value: "Figure",
        said: "What was said",
        meaning: "Meaning of ready",
        statedOn: "Date",
        source: "Source",
      },
      figures: "Other figures that were announced",
      progress: (code: string) => `Building progress of package ${code}`,
      progressAll: "Building progress of all towers",
      topic: {
        tower_split_asn: "How many of the 47 towers are for civil servants?",
        towers_ready: "How many towers are ready?",
        minister_houses_ready: "How many ministers' houses are ready?",
        first_wave_people: "How many people move first?",
        first_wave_start: "When does the move begin?",
      },
    },
    measure: {
      units: "units",
      institutions: "institutions",
      people: "people",
      towers: "towers",
      homes: "homes",
      ministries: "ministries",
      date: "",
      percent_hundredths: "%",
    },
    data: {
      title: "Data",
      description: "Every table of this release as CSV and JSON, with size and SHA-256.",
      heading: "Every figure as a file",
      lead: (tables: string) =>
        `${tables} tables. CSV uses commas (RFC 4180, UTF-8); the “semicolon” file is for Excel in Indonesian settings. Numbers in files have no thousands separator.`,
      tables: "Tables",
      portable: "The whole site and its data as one ZIP file",
      portableText: "Open index.html inside it, also without a network.",
      columns: {
        table: "Table",
        rows: "Rows",
        files: "Files",
        bytes: "Bytes",
        hash: "SHA-256",
        file: "File",
        meaning: "Meaning",
        column: "Column",
        kind: "Kind",
      },
      dictionary: "What the columns mean",
      all: "Every file of this release",
      semicolon: "semicolon",
      kind: { text: "text", integer: "whole number", date: "day", count: "count or mark" },
      cite: "How to cite",
      citationFiles: "For a library",
      citation: (name: string, date: string, hash: string) =>
        `Pindah, ${name}, ${date}, root ${hash}.`,
    },
    method: {
      title: "Method and disclosure",
      description: "How the figures are worked out, what is hidden, and why nobody is exposed.",
      heading: "Open about decisions, closed about people",
      lead: "Classes of units, scores, weights, rules and homes are published exactly. About people there are only counts, and only those that point at nobody.",
      rules: "Rules for counts of people",
      rule: {
        small: (threshold: string) =>
          `A count below ${threshold}, zero included, is not shown: its mark is c.`,
        rounded: (base: string) =>
          `What is shown is rounded to the nearest multiple of ${base}, always from the true count; totals too. So parts need not add up to their total.`,
        group: (group: string) =>
          `Counts of an institution by standing are given only for institutions with at least ${group} selected or conditional people.`,
        sensitive: (sensitive: string, sensitiveBase: string) =>
          `Reasons for waiting are sensitive: for the whole country only, from ${sensitive} on, rounded to a multiple of ${sensitiveBase}.`,
        mark: "One mark c for what is hidden because it is small and for what is hidden to protect another, so that the mark itself gives no bound.",
        never:
          "Never published: names, NIP, NIK, numbers of homes, institution by tower, anything per person, and details of the packages of TNI, Polri and BIN.",
      },
      example: "Example: why rounding is not enough",
      exampleText:
        "A total of 22 shows as 20, one part of 22 shows as 20, another part, 0, is hidden. A reader knows that the total is 18 to 22 and the part at least 18, so the hidden one is 4 at most. The rule is obeyed, and yet those people are nearly exposed. So each hidden figure is checked, and where needed another figure is hidden with it.",
      audit: "The check of this release",
      auditRows: {
        cells: "Figures about people in all tables",
        shown: "shown",
        structuralZeros: "none by a public rule",
        primary: "hidden because small",
        secondary: "hidden to protect others",
        intervals: "intervals worked out",
        narrowest: "narrowest interval of a hidden figure (at least)",
        rounds: "rounds of repair",
      },
      auditNote:
        "Exact intervals, in whole people: all tables are cuts through the same people, so that exact bounds are found as the largest flow in a network. This record is in the release and can be repeated.",
      coarsening: {
        none: "The tables are published in full detail.",
        no_reasons: "Reasons for waiting are left out because they could not be protected.",
        institution_totals_only:
          "Counts of institutions by standing are left out because they could not be protected.",
        national_only: "Counts by institution are left out because they could not be protected.",
      },
      plan: "The plan behind this release",
      planText: (engine: string, policy: string) =>
        `Worked out by ${engine} with policy ${policy}; the same result, to the byte, whenever it is worked out again from the same inputs.`,
      seed: (seed: string, source: string) => `Seed of the draw: ${seed} (${source}).`,
      planHash: "Fingerprint of the plan",
      draw: "The draw only breaks ties within the same rank. A full allocation is replayed by the auditor, not from public files, because those would hold people.",
      legal: "Legal basis",
    },
    verify: {
      title: "Verify",
      description: "Check in your browser that the files of this release are whole.",
      heading: "Check for yourself that this release is whole",
      draftHeading: "Check for yourself that this draft of a release is whole",
      lead: "The manifest records every file with its size and SHA-256. The root below is the SHA-256 of that manifest; compare it with the root printed or quoted elsewhere.",
      manifest: "Manifest",
      button: "Check every file in this browser",
      noScript: "This needs JavaScript. Without it, download the files and run the commands below.",
      log: "The signed public log",
      noLog:
        "This draft of a release is not yet signed and not in a public log: what can be checked is that it is whole, not who issued it.",
      logText:
        "Each release is one entry in a log that can only grow. The keys below are printed elsewhere too; compare them. The checker remembers the state of the log in this browser alone, so that taking something back is noticed.",
      origin: "Name of the log",
      command: "With commands",
      limit:
        "The honest limit: the server that sends the data also sends this checker. A root that reached you some other way is the real comparison.",
      messages: {
        working: "Checking…",
        same: "{same} of {files} files are as in the manifest, {ms} ms.",
        manifestChanged:
          "The manifest does not match the root on this page: expected {expected}, found {found}.",
      },
    },
    standalone: {
      title: "Pindah release verifier",
      lead: "One file to keep. It checks a release from a folder on your computer and runs the screening again; nothing is sent anywhere.",
      heading: "Check a release",
      noScript:
        "This needs JavaScript. If this page was opened from the site, download it first and open it from your computer.",
      folder: "Folder of a release that was downloaded and unpacked",
      root: "Release root from elsewhere (may be empty; at least 16 digits)",
      button: "Check",
      hash: "Compare the SHA-256 of this file, too, with the one on the page Verify.",
      download: "Download the verifier as one file",
      downloadText:
        "It works without a network, from a USB stick too: it checks files, signature and log, and runs the screening again.",
      messages: {
        allGood: "Everything that was checked holds.",
        notGood: "Something does not hold:",
        noManifest: "This folder holds no manifest.json.",
        rootFound:
          "The root of this release: {found}. Compare it with the one printed or quoted elsewhere.",
        rootSame: "The root is the one you gave.",
        sameFiles: "{same} of {files} files are as in the manifest.",
        unsigned: "This release is not signed: only that it is whole can be checked.",
        manifestUnreadable: "The manifest cannot be read.",
        logUnreadable: "log.json cannot be read.",
        keysHere: "Keys that were used: {keys}. Compare them with those printed elsewhere.",
        rerun: "The screening was run again: {same} of {units} units are the same, {ms} ms.",
        unitDiffers: "{unit} differs.",
      },
    },
    about: {
      title: "About and accessibility",
      description: "What this site is, what is an illustration, and how everybody can use it.",
      heading: "About this site",
      paragraphs: {
        first:
          "This site shows how the move of the civil service to Nusantara can be decided in the open: which units, why, when, into which homes once ready, at what cost, and what is not known.",
        second:
          "Institutions, units, towers and announced dates are real, with source and date. People, scores, weights, standards and thresholds are illustrations: the people are synthetic, and the ministry published none of the rest.",
        third: "The computation only proposes; a named official decides (Law 27/2022, article 10).",
      },
      accessibility: "Accessibility",
      accessibilityList: {
        first:
          "Goal: WCAG 2.2 level AA. Every page is checked by machine and looked at by people before release.",
        second:
          "Everything can be read and downloaded without JavaScript. JavaScript only adds the filter, the re-run and the check of files.",
        third:
          "Nothing is said by colour alone: each state has a letter, a hatch or a word, and each drawing has a table.",
        fourth: "It works with a keyboard, a screen reader, at 400 % zoom, and in print.",
      },
      privacy: "Readers' privacy",
      privacyText:
        "This site sets no cookie, tracks nobody and asks nobody else for anything. Re-runs and checks happen in your browser. Only the checker keeps something, when you press its button: the state of the public log, in your browser alone.",
      missing: "What is not here yet",
      missingText: "Images to share, embeds and XLSX files are not here yet.",
      missingSignature: "This draft of a release is not yet signed and not in a public log.",
    },
  },
});
