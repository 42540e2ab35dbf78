#include <string.h>

#include "studio-check.h"

/* --- tokens --- */

typedef struct
{
  const char *text;
  const char *tokens; /* a letter for each kind */
} TokenCase;

static const char letters[] = "WNPSLUHMEJO";

static const TokenCase token_cases[] = {
  { "", "" },
  { "Bupati hadir.", "WSWP" },
  { "anak-anak Jum'at se-Kabupaten ke-78", "WSWSWSW" },
  { "Rp1.250.000,00", "WN" },
  { "pukul 14.30 WITA", "WSNSW" },
  { "22/6/2023", "NPNPN" },
  { "5–10 April", "NPNSW" },
  { "50%", "NP" },
  { "laman paserkab.go.id.", "WSUP" },
  { "(https://lapor.go.id/a?b=c).", "PUPP" },
  { "Info:https://lapor.go.id", "WPU" },
  { "surel kominfo@paserkab.go.id,", "WSEP" },
  { "@pemkabpaser @a.b. #PaserTuntas #", "MSMPSHSP" },
  { "S.Sos., M.Si.", "WPWPPSWPWP" },
  { "dibuka.Kegiatan", "WPW" },
  { "a\r\nb\nc", "WLWLW" },
  { "👍🏽👨‍👩‍👧🇮🇩1️⃣", "JJJJ" },
  { "ka\u200Bta \u200B", "WSO" },
  { "السلام عليكم", "WSW" },
  { "...", "PPP" },
  { "1.2.3", "N" },
  { "@", "P" },
  { "://", "PPP" },
  { "a@@b", "WPM" },
};

static void
test_tokens (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (token_cases); i++) {
    g_autoptr (StudioText) text = studio_text_new (token_cases[i].text, -1);
    g_autoptr (GString) kinds = g_string_new (NULL);
    guint place = 0, point = 0;

    for (guint k = 0; k < text->n_tokens; k++) {
      g_string_append_c (kinds, letters[text->tokens[k].kind]);
      g_assert_cmpuint (text->tokens[k].from, ==, place);
      g_assert_cmpuint (text->tokens[k].start, ==, point);
      place = text->tokens[k].to;
      point = text->tokens[k].end;
    }
    g_assert_cmpuint (place, ==, text->length);
    g_assert_cmpuint (point, ==, g_utf8_strlen (text->bytes, -1));
    if (!g_str_equal (kinds->str, token_cases[i].tokens))
      g_test_message ("%s", token_cases[i].text);
    g_assert_cmpstr (kinds->str, ==, token_cases[i].tokens);
  }
}

/* --- sentences --- */

typedef struct
{
  const char *text;
  guint sentences, paragraphs, quotes;
} DivideCase;

static const DivideCase divide_cases[] = {
  { "", 0, 0, 0 },
  { " \n \n", 0, 0, 0 },
  { "Satu. Dua! Tiga? Empat", 4, 1, 0 },
  { "Bupati H. Rahmat, S.Sos., M.Si. membuka acara pukul 14.30 WITA. Warga hadir.", 2, 1, 0 },
  { "Anggaran Rp1.000.000,00 cair. Selesai.", 2, 1, 0 },
  { "Jalan A. Yani No. 5, Kab. Paser. Ramai.", 2, 1, 0 },
  { "“Mari menjaga kebersihan!” ajak Bupati. Warga setuju.", 2, 1, 1 },
  { "“Mari.” Warga setuju.", 2, 1, 1 },
  { "Katanya \"baik\" dan \"cepat\".", 1, 1, 2 },
  { "Katanya \"baik saja.", 1, 1, 0 },
  { "Syarat:\n1. Kartu Keluarga\n2. Surat pengantar", 3, 3, 0 },
  { "Wah... bagus sekali.", 1, 1, 0 },
  { "Laman paserkab.go.id dibuka. Silakan cek.", 2, 1, 0 },
  { "Hore! 🎉 Selamat.", 2, 1, 0 },
  { "surat a.n. Bupati dikirim. Selesai.", 2, 1, 0 },
};

static void
test_sentences (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (divide_cases); i++) {
    const DivideCase *c = &divide_cases[i];
    g_autoptr (StudioText) text = studio_text_new (c->text, -1);

    g_test_message ("%s", c->text);
    g_assert_cmpuint (text->n_sentences, ==, c->sentences);
    g_assert_cmpuint (text->n_paragraphs, ==, c->paragraphs);
    g_assert_cmpuint (text->n_quotes, ==, c->quotes);
  }
}

/* --- numbers, letters --- */

static void
test_numbers (void)
{
  static const struct
  {
    const char *text;
    gboolean reads;
    double value;
  } cases[] = {
    { "1.000,5", TRUE, 1000.5 }, { "14.30", FALSE, 0 }, { "14:30", FALSE, 0 }, { "2026", TRUE, 2026 }, { "1.000.000", TRUE, 1000000 }, { "1000.000", FALSE, 0 }, { "3,07", TRUE, 3.07 }, { "1,2,3", FALSE, 0 }
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (StudioText) text = studio_text_new (cases[i].text, -1);
    double value = 0;

    g_assert_cmpint (studio_text_number (text, 0, &value), ==, cases[i].reads);
    g_assert_cmpfloat (value, ==, cases[i].value);
  }
}

static void
test_letters (void)
{
  g_autoptr (StudioText) text = studio_text_new ("JADWAL Kota kami 𝗯𝗼𝗹𝗱", -1);
  g_autofree char *caps = studio_text_fit_case (text, 0, "kata");
  g_autofree char *capital = studio_text_fit_case (text, 2, "kata");
  g_autofree char *plain = studio_text_fit_case (text, 4, "kata");

  g_assert_cmpstr (caps, ==, "KATA");
  g_assert_cmpstr (capital, ==, "Kata");
  g_assert_cmpstr (plain, ==, "kata");
  g_assert_true (studio_text_has_flag (text, 0, STUDIO_TOKEN_FIRST));
  g_assert_false (studio_text_has_flag (text, 2, STUDIO_TOKEN_FIRST));
  g_assert_true (studio_text_has_flag (text, 6, STUDIO_TOKEN_FOREIGN));
  g_assert_null (studio_text_get (text, -1));
  g_assert_null (studio_text_get (text, 7));
  g_assert_cmpint (studio_text_next (text, 6), ==, -1);
  g_assert_cmpint (studio_text_previous (text, 0), ==, -1);
}

/* --- lists of words --- */

static void
test_words (void)
{
  g_autoptr (StudioWordList) list = studio_word_list_new ();
  g_autoptr (StudioText) text = studio_text_new ("Selamat Idul Fitri. Heboh sekali s/d besok", -1);
  int last = 0;

  g_assert_true (studio_word_list_add (list, "# komentar"));
  g_assert_true (studio_word_list_add (list, "  idul fitri → Idulfitri "));
  g_assert_true (studio_word_list_add (list, "heboh*"));
  g_assert_true (studio_word_list_add (list, "s/d -> sampai dengan"));
  g_assert_true (studio_word_list_add (list, "sekali → sekali"));
  g_assert_false (studio_word_list_add (list, "→ apa"));
  g_assert_false (studio_word_list_add (list, "apa →"));
  g_assert_false (studio_word_list_add (list, "a*b"));
  g_assert_false (studio_word_list_add (list, "(a+)+*"));
  g_assert_false (studio_word_list_add (list, "rusak \xff"));
  g_assert_cmpstr (studio_word_list_match (list, text, 2, &last), ==, "Idulfitri");
  g_assert_cmpint (last, ==, 4);
  g_assert_null (studio_word_list_match (list, text, 4, &last));
  g_assert_cmpstr (studio_word_list_match (list, text, 7, &last), ==, "");
  g_assert_null (studio_word_list_match (list, text, 9, &last));
  g_assert_cmpstr (studio_word_list_match (list, text, 11, &last), ==, "sampai dengan");
  g_assert_cmpint (last, ==, 13);
  g_assert_true (studio_word_list_has (list, "hebohnya"));
  g_assert_false (studio_word_list_has (list, "heb"));
}

/* --- what nobody should write --- */

static char *
repeat (const char *piece,
        gsize bytes)
{
  GString *text = g_string_sized_new (bytes + 16);

  while (text->len < bytes)
    g_string_append (text, piece);
  return g_string_free (text, FALSE);
}

static void
check_hostile (StudioChecker *checker,
               const char *bytes,
               gsize length)
{
  g_autoptr (StudioText) text = studio_text_new (bytes, (gssize) length);
  g_autoptr (GPtrArray) findings = NULL;
  StudioCheckInput in = { .place = { STUDIO_PLACE_CAPTION, "instagram", NULL, -1 }, .text = text, .platform = "instagram" };

  g_date_set_dmy (&in.today, 20, G_DATE_NOVEMBER, 2026);
  findings = studio_check_text (checker, NULL, &in);
  for (guint i = 0; i < findings->len; i++) {
    const StudioFinding *finding = g_ptr_array_index (findings, i);

    g_assert_cmpint (finding->start, <=, finding->end);
    g_assert_cmpint (finding->end, <=, (int) text->n_points);
    g_assert_true (g_utf8_validate (finding->message, -1, NULL));
    g_assert_true (finding->fix == NULL || g_utf8_validate (finding->fix, -1, NULL));
    g_assert_nonnull (finding->key);
  }
}

static void
test_hostile (void)
{
  static const char *const pieces[] = {
    "a", "A", "1", ".", ",", " ", "\n", "\"", "“", "(", "-", "#", "@", "/", "'", "://", "a.", "A.", "1.", "a@", "#a", "S.Sos., ", "di ", "ke ", "per ", "yg ", "di \n",
    "a\u200B", "\u200B", "\u200E\u202E", "\u00A0", "🎉", "👨‍", "🇮", "1\uFE0F", "𝗯", "e\u0301", "\xff", "\xf0\x9f", "\xc3", "السلام ", "Dinas ", "DINAS ", "Rp1.", "http://", "www.", "(a+)+$ ", "\u202A", "\u2066a\u2069 ", "\u200D", "a\u00ADb ", "\uFEFF", "\uFF30", "\U0001D5E3 ", "\xc0\xaf", "\xed\xa0\x80", "di laksanakan ", "dipersimpangan ", "kelaboratorium ", "sgt ", "prakteknya ", "Agustsus ", "Dr. A, Sp.A ", "1,500 a ",
    "se- ", "“a” ", "a \"", "adalah: ", "Bupati ", "1 1 ", "a, a, ", "31/12/2026 ", "4.4.4.4,", "((((", "Senin, ", "antar ", "ABC (ABC) ",
    "Senin-Jumat ", "5 - ", "5-", "22/6/", "jam 7 ", "s/d ", "Rp. 1,000,", "5 % ", "3 km. ", "naik 5% ", "🎉🎉 ", "#layananpublik ", "#aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa ", "akan 1 Mei 2026 ", "bit.ly/a ",
    "Siswa korban cegah ", "Bupati Aa Bb ", "RT 1 rumah ", "0812 ", "64 ", "pasien hiv ", "penipu ", "bantuan dari ", "ke-81 RI hari ", "45% ", "Kota Paser ", "sampai 1/1/2020 ", "terbaik "
  };
  g_autoptr (StudioChecker) checker = studio_checker_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++) {
    g_autofree char *text = repeat (pieces[i], 100 * 1000);

    check_hostile (checker, text, strlen (text));
  }
  check_hostile (checker, "a\0b\0", 4);
  check_hostile (checker, "", 0);
}

static void
test_limits (void)
{
  g_autoptr (StudioChecker) checker = studio_checker_new ();
  g_autofree char *big = repeat ("Warga yg hadir di kantor sekitar pukul 14.30 WITA. ", STUDIO_TEXT_MAX_BYTES + 100);
  g_autofree char *word = g_strnfill (10000, 'k');
  g_autofree char *wide = repeat ("é", STUDIO_TEXT_MAX_BYTES + 1);
  g_autoptr (StudioText) cut = studio_text_new (wide, -1);
  g_autoptr (StudioText) broken = studio_text_new ("rusak \xff\xfe!", -1);

  check_hostile (checker, big, strlen (big));
  check_hostile (checker, word, strlen (word));
  g_assert_true (cut->truncated);
  g_assert_false (cut->repaired);
  g_assert_cmpuint (cut->length, ==, STUDIO_TEXT_MAX_BYTES);
  g_assert_true (broken->repaired);
  g_assert_cmpuint (broken->n_points, ==, 9);
}

/* --- letters that nobody sees, or that only look like letters --- */

/** AwkwardCase: @rule finds @words in @text and gives @fix, NULL for no fix */
typedef struct
{
  const char *text, *rule, *words, *fix;
} AwkwardCase;

static const AwkwardCase awkward_cases[] = {
  /* zero width, soft hyphen, marks of direction, byte order mark */
  { "Warga men\u200Bdaftar di Kuaro.", "EJA-29", "men\u200Bdaftar", "mendaftar" },
  { "Warga men\u00ADdaftar di Kuaro.", "EJA-29", "men\u00ADdaftar", "mendaftar" },
  { "Warga \u202Emendaftar di Kuaro.", "EJA-29", "\u202E", "" },
  { "\uFEFFWarga mendaftar di Kuaro.", "EJA-29", "\uFEFF", "" },
  { "Warga y\u200Bg hadir.", "EJA-25", "y\u200Bg", "yang" },
  /* fancy letters */
  { "\U0001D5E3\U0001D5EE\U0001D600\U0001D5EE\U0001D5FF murah.", "EJA-30", "\U0001D5E3\U0001D5EE\U0001D600\U0001D5EE\U0001D5FF", "Pasar" },
  { "\uFF30asar murah.", "EJA-30", "\uFF30asar", "Pasar" },
  /* a slip stays one beside what is no text */
  { "\xff\xfe Silahkan datang.", "EJA-07", "Silahkan", "Silakan" },
  { "\u0627\u0644\u0633\u0644\u0627\u0645 silahkan.", "EJA-07", "silahkan", "silakan" },
  { "\U0001F389\U0001F389 dikantor", "EJA-01", "dikantor", "di kantor" },
};

static gboolean
is_found (GPtrArray *findings,
          const StudioText *text,
          const AwkwardCase *c)
{
  for (guint i = 0; i < findings->len; i++) {
    const StudioFinding *finding = g_ptr_array_index (findings, i);
    g_autofree char *words = finding->start >= 0 ? g_utf8_substring (text->bytes, finding->start, finding->end) : NULL;

    if (g_str_equal (finding->rule, c->rule) && g_strcmp0 (words, c->words) == 0 && g_strcmp0 (finding->fix, c->fix) == 0)
      return TRUE;
  }
  return FALSE;
}

static void
test_awkward (void)
{
  g_autoptr (StudioChecker) checker = studio_checker_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (awkward_cases); i++) {
    const AwkwardCase *c = &awkward_cases[i];
    g_autoptr (StudioText) text = studio_text_new (c->text, -1);
    g_autoptr (GPtrArray) findings = NULL;
    StudioCheckInput in = { .place = { STUDIO_PLACE_CAPTION, NULL, NULL, -1 }, .text = text };

    g_date_set_dmy (&in.today, 20, G_DATE_NOVEMBER, 2026);
    findings = studio_check_text (checker, NULL, &in);
    if (!is_found (findings, text, c))
      g_error ("%s does not find “%s” in “%s”", c->rule, c->words, text->bytes);
  }
}

/* --- keys stay when words around change --- */

static GPtrArray *
check_words (StudioChecker *checker,
             const char *words)
{
  g_autoptr (StudioText) text = studio_text_new (words, -1);
  StudioCheckInput in = { .place = { STUDIO_PLACE_CAPTION, NULL, NULL, -1 }, .text = text };

  g_date_set_dmy (&in.today, 20, G_DATE_NOVEMBER, 2026);
  return studio_check_text (checker, NULL, &in);
}

static const StudioFinding *
find_rule (GPtrArray *findings,
           const char *rule,
           guint nth)
{
  for (guint i = 0; i < findings->len; i++) {
    const StudioFinding *finding = g_ptr_array_index (findings, i);

    if (g_str_equal (finding->rule, rule) && nth-- == 0)
      return finding;
  }
  return NULL;
}

static void
test_keys (void)
{
  g_autoptr (StudioChecker) checker = studio_checker_new ();
  g_autoptr (GPtrArray) before = check_words (checker, "Warga yg hadir dan yg pulang.");
  g_autoptr (GPtrArray) after = check_words (checker, "Kemarin semua warga yg hadir pulang.");

  g_assert_cmpstr (find_rule (before, "EJA-25", 0)->key, ==, "EJA-25 caption yg");
  g_assert_cmpstr (find_rule (before, "EJA-25", 1)->key, ==, "EJA-25 caption yg (2)");
  g_assert_cmpstr (find_rule (after, "EJA-25", 0)->key, ==, "EJA-25 caption yg");
  g_assert_null (find_rule (after, "EJA-25", 1));
}

/* --- no dictionary: it is said once, and all other rules go on --- */

static guint
count_notices (const StudioChecker *checker,
               const char *words)
{
  guint n_found = 0;

  for (guint i = 0; i < checker->notices->len; i++)
    n_found += strstr (g_ptr_array_index (checker->notices, i), words) != NULL;
  return n_found;
}

static void
test_no_dictionary (void)
{
  static const char words[] = "Warga yg menghimbau dikantor pada 31 November 2026, kegaitan mensosialisasikan bantuna.";
  static const char *const others[] = { "EJA-01", "EJA-07", "EJA-08", "EJA-25", "ANG-05" };
  g_autoptr (StudioChecker) without = studio_checker_new_for_language ("xx_XX"), with = studio_checker_new ();
  g_autoptr (GPtrArray) found = check_words (without, words), expected = check_words (with, words);
  g_auto (GStrv) suggestions = studio_spelling_suggest (without->spelling, "bantuna");

  g_assert_false (studio_spelling_has_dictionary (without->spelling));
  g_assert_true (studio_spelling_has_dictionary (with->spelling));
  g_assert_cmpuint (count_notices (without, "hunspell-id"), ==, 1);
  g_assert_cmpuint (count_notices (with, "hunspell-id"), ==, 0);
  g_assert_cmpuint (without->notices->len, ==, with->notices->len + 1);
  g_assert_nonnull (find_rule (expected, "EJA-09", 1));
  g_assert_null (find_rule (found, "EJA-09", 0));
  g_assert_true (studio_spelling_knows (without->spelling, "bantuna"));
  g_assert_null (suggestions[0]);
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++) {
    if (find_rule (found, others[i], 0) == NULL)
      g_error ("without a dictionary %s finds nothing", others[i]);
  }
}

/* --- profiles --- */

static void
test_profiles (void)
{
  static const char *const broken[] = {
    "{}", "[]", "{\"format\": \"x\"}", "{\"format\": \"pemda-studio-profile\", \"version\": 1, \"id\": \"a\", \"name\": \"A\", \"rules\": {\"EJA-99\": \"off\"}}",
    "{\"format\": \"pemda-studio-profile\", \"version\": 1, \"id\": \"a\", \"name\": \"A\", \"rules\": {\"EJA-07\": \"perhaps\"}}",
    "{\"format\": \"pemda-studio-profile\", \"version\": 1, \"id\": \"a\", \"name\": \"A\", \"gate\": 3}", "{\"format\": \"pemda-studio-profile\", \"version\": 1, \"id\": \"a\", \"name\": 5}"
  };
  g_autoptr (StudioProfile) usual = studio_profile_load (NULL);
  g_autoptr (StudioProfile) strict = studio_profile_load ("ketat");
  g_autoptr (GHashTable) levels = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (StudioProfile) own = NULL;
  g_autoptr (StudioProfile) again = NULL;
  g_autoptr (GError) error = NULL;
  const StudioRule *rule = studio_rule_find ("EJA-07");

  g_assert_cmpint (studio_profile_get_level (usual, rule), ==, STUDIO_RULE_WARNING);
  g_assert_cmpint (studio_profile_get_level (strict, rule), ==, STUDIO_RULE_REQUIRED);
  g_assert_cmpint (strict->gate, ==, STUDIO_GATE_REFUSE);
  for (gsize i = 0; i < G_N_ELEMENTS (broken); i++) {
    g_autoptr (GBytes) bytes = g_bytes_new_static (broken[i], strlen (broken[i]));
    g_autoptr (GError) wrong = NULL;

    g_assert_null (studio_profile_parse ("p.json", bytes, &wrong));
    g_assert_nonnull (wrong);
  }
  g_hash_table_insert (levels, (gpointer) "EJA-07", GUINT_TO_POINTER (STUDIO_RULE_OFF));
  own = studio_profile_with ("Kantor Kami", "Kantor kami", STUDIO_GATE_PRACTICE, TRUE, levels);
  g_assert_true (studio_profile_save (own, &error));
  g_assert_no_error (error);
  again = studio_profile_load ("kantor-kami");
  g_assert_true (again->own);
  g_assert_true (again->explains);
  g_assert_cmpint (again->gate, ==, STUDIO_GATE_PRACTICE);
  g_assert_cmpint (studio_profile_get_level (again, rule), ==, STUDIO_RULE_OFF);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/check-text/tokens", test_tokens);
  g_test_add_func ("/check-text/sentences", test_sentences);
  g_test_add_func ("/check-text/numbers", test_numbers);
  g_test_add_func ("/check-text/letters", test_letters);
  g_test_add_func ("/check-text/words", test_words);
  g_test_add_func ("/check-text/hostile", test_hostile);
  g_test_add_func ("/check-text/limits", test_limits);
  g_test_add_func ("/check-text/awkward", test_awkward);
  g_test_add_func ("/check-text/keys", test_keys);
  g_test_add_func ("/check-text/no-dictionary", test_no_dictionary);
  g_test_add_func ("/check-text/profiles", test_profiles);

  return g_test_run ();
}
