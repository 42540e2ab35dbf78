#include "config.h"

#include "studio-hoax-work.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-date.h"
#include "studio-document-words.h"
#include "studio-published.h"

/* --- evidence --- */

static gboolean
check_line (const char *text,
            GError **error)
{
  if (text == NULL || (strlen (text) <= STUDIO_WORDS_MAX_LINE && g_utf8_validate (text, -1, NULL)))
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("This text is too long. Shorten it to %d bytes."), STUDIO_WORDS_MAX_LINE);
  return FALSE;
}

gboolean
studio_document_set_evidence (StudioDocument *self,
                              const StudioEvidence *list,
                              guint n_list,
                              GError **error)
{
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (STUDIO_IS_DOCUMENT (self) && n_list <= STUDIO_HOAX_MAX_EVIDENCE, FALSE);

  for (guint i = 0; i < n_list; i++) {
    if (!check_line (list[i].what, error) || !check_line (list[i].source, error) || !check_line (list[i].date, error))
      return FALSE;
  }
  root = studio_hoax_with_evidence (studio_post_get_json (studio_document_get_post (self)), list, n_list);
  studio_history_set (studio_document_get_history (self), "hoax", studio_json_lookup (root, "hoax"), _ ("Change Evidence"), "hoax evidence");
  return TRUE;
}

/* --- what stands on the picture, in Indonesian whatever language the program speaks --- */

/** Named: a word of the post, and what it is called on pictures */
typedef struct
{
  const char *word;
  const char *name;
} Named;

static const Named verdicts[] = {
  { "hoaks", "Hoaks" },
  { "salah-konteks", "Salah konteks" },
  { "sebagian-benar", "Sebagian benar" },
  { "benar", "Benar" },
  { "belum-terbukti", "Belum terbukti" },
};

static const Named types[] = {
  { "satire", "Ini satire atau parodi, bukan berita" },
  { "menyesatkan", "Informasinya disusun untuk menyesatkan" },
  { "tiruan", "Pengirimnya meniru lembaga resmi" },
  { "palsu", "Seluruh isinya dibuat-buat" },
  { "koneksi", "Judul atau gambarnya tidak sesuai dengan isinya" },
  { "konteks", "Isinya asli, tetapi tempat atau waktunya keliru" },
  { "manipulasi", "Gambar atau videonya sudah diubah" },
};

static const char *
find_name (const Named *list,
           gsize n_list,
           const char *word)
{
  for (gsize i = 0; i < n_list; i++) {
    if (g_str_equal (list[i].word, word))
      return list[i].name;
  }
  return "";
}

const char *
studio_hoax_verdict_name (const char *verdict)
{
  g_return_val_if_fail (verdict != NULL, "");

  return find_name (verdicts, G_N_ELEMENTS (verdicts), verdict);
}

/* Returns: (transfer full): the day of "2026-11-22 14.10", or of a day alone; "" if it is neither */
static char *
day_of (const char *when)
{
  g_autofree char *day = g_strndup (when, strlen ("2026-11-22"));
  GDate date;

  return studio_date_from_iso (day, &date) ? g_steal_pointer (&day) : g_strdup ("");
}

/* Returns: (transfer full): the time of "2026-11-22 14.10", "" if there is none */
static char *
time_of (const char *when)
{
  g_autofree char *day = day_of (when);
  const char *time = *day != '\0' ? when + strlen (day) : "";
  int minutes;

  return *time == ' ' && studio_time_parse (time + 1, &minutes, NULL) ? studio_time_format (minutes) : g_strdup ("");
}

/* As citizens read it, "22 November 2026 pukul 14.10"; what is no date stays as it was written. Returns: (transfer full) */
static char *
tell_moment (const char *when)
{
  g_autofree char *day = day_of (when), *time = time_of (when), *words = NULL;
  GDate date;

  if (*day == '\0')
    return g_strdup (when);
  studio_date_from_iso (day, &date);
  words = studio_date_format (&date, STUDIO_DATE_MEDIUM);
  return *time != '\0' ? g_strdup_printf ("%s pukul %s", words, time) : g_steal_pointer (&words);
}

/* Without blanks around and quotes, which the picture has of its own. Returns: (transfer full) */
static char *
quote (const char *claim)
{
  g_autofree char *plain = g_strstrip (g_strdup (claim));

  if (*plain == '\0' || g_str_has_prefix (plain, "“") || *plain == '"')
    return g_steal_pointer (&plain);
  return g_strdup_printf ("“%s”", plain);
}

/* Returns: (transfer full): "Beredar di WhatsApp sejak 18 November 2026" */
static char *
tell_spread (JsonNode *root)
{
  const char *medium = studio_hoax_get (root, STUDIO_HOAX_MEDIUM);
  g_autofree char *seen = tell_moment (studio_hoax_get (root, STUDIO_HOAX_SEEN));

  if (*medium == '\0')
    return g_strdup ("");
  return *seen != '\0' ? g_strdup_printf ("Beredar di %s sejak %s", medium, seen) : g_strdup_printf ("Beredar di %s", medium);
}

/* The first complete piece; an address without "https://" and a slash at its end. Returns: (transfer full) */
static char *
tell_evidence (JsonNode *root)
{
  g_autoptr (GArray) list = studio_hoax_list_evidence (root);
  char *what = NULL;

  for (guint i = 0; i < list->len && what == NULL; i++) {
    const StudioEvidence *piece = &g_array_index (list, StudioEvidence, i);
    const char *scheme = strstr (piece->what, "://");

    if (studio_evidence_is_complete (piece, FALSE))
      what = g_strdup (scheme != NULL ? scheme + strlen ("://") : piece->what);
  }
  if (what != NULL && g_str_has_suffix (what, "/"))
    what[strlen (what) - 1] = '\0';
  return what != NULL ? what : g_strdup ("");
}

static gboolean
fill (StudioDocument *self,
      const char *name,
      const char *text)
{
  StudioPost *post = studio_document_get_post (self);
  g_autofree char *path = g_strconcat ("content/", name, NULL);
  g_autoptr (JsonNode) value = studio_json_string (text);
  JsonNode *old = studio_json_lookup (studio_post_get_json (post), path);

  if (*text == '\0' || studio_template_find_field (studio_post_get_template (post), name) == NULL || (old != NULL && studio_json_equal (old, value)))
    return FALSE;
  studio_document_set_field (self, name, value, NULL);
  return TRUE;
}

guint
studio_document_fill_hoax (StudioDocument *self)
{
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *claim = NULL, *spread = NULL, *evidence = NULL, *day = NULL, *time = NULL;
  guint n_filled = 0;

  g_return_val_if_fail (STUDIO_IS_DOCUMENT (self), 0);

  root = json_node_ref (studio_post_get_json (studio_document_get_post (self)));
  claim = quote (studio_hoax_get (root, STUDIO_HOAX_CLAIM));
  spread = tell_spread (root);
  evidence = tell_evidence (root);
  day = day_of (studio_hoax_get (root, STUDIO_HOAX_CHECKED));
  time = time_of (studio_hoax_get (root, STUDIO_HOAX_CHECKED));
  studio_history_begin (studio_document_get_history (self), _ ("Fill in Picture"));
  n_filled += fill (self, "klaim", claim);
  n_filled += fill (self, "beredar", spread);
  n_filled += fill (self, "jenis", find_name (types, G_N_ELEMENTS (types), studio_hoax_get (root, STUDIO_HOAX_TYPE)));
  n_filled += fill (self, "bukti", evidence);
  n_filled += fill (self, "pemeriksa", studio_hoax_get (root, STUDIO_HOAX_OFFICER));
  n_filled += fill (self, "tanggal", day);
  n_filled += fill (self, "waktu", time);
  n_filled += fill (self, "putusan", studio_hoax_verdict_name (studio_hoax_get (root, STUDIO_HOAX_VERDICT)));
  studio_history_end (studio_document_get_history (self));
  return n_filled;
}

/* --- the caption --- */

static gboolean
has_field (StudioSnapshot *snapshot,
           const char *name)
{
  return studio_template_find_field (studio_snapshot_get_template (snapshot), name) != NULL;
}

/* A brace would begin a link. */
static void
add_plain (GString *text,
           const char *words)
{
  for (; *words != '\0'; words++) {
    if (*words == '{')
      g_string_append (text, "{{}");
    else
      g_string_append_c (text, *words);
  }
}

/* @before, the field @name as a link if the template has it, else @words, and a line's end; nothing if there are no words. */
static void
add_part (GString *text,
          StudioSnapshot *snapshot,
          const char *before,
          const char *name,
          const char *words)
{
  gboolean linked = has_field (snapshot, name) && studio_snapshot_get_value (snapshot, name) != NULL;

  if (!linked && *words == '\0')
    return;
  g_string_append (text, before);
  if (linked)
    g_string_append_printf (text, "{%s}", name);
  else
    add_plain (text, words);
  g_string_append (text, "\n");
}

char *
studio_hoax_write_caption (StudioSnapshot *snapshot)
{
  GString *text = g_string_new (NULL);
  g_autofree char *claim = NULL, *evidence = NULL;
  const char *officer, *checked;
  JsonNode *root;

  g_return_val_if_fail (snapshot != NULL, NULL);

  root = studio_snapshot_get_json (snapshot);
  claim = quote (studio_hoax_get (root, STUDIO_HOAX_CLAIM));
  evidence = tell_evidence (root);
  officer = studio_hoax_get (root, STUDIO_HOAX_OFFICER);
  checked = studio_hoax_get (root, STUDIO_HOAX_CHECKED);
  /* the fact first; as a link it comes up once it is written */
  if (has_field (snapshot, "fakta"))
    g_string_append (text, "Faktanya: {fakta}\n\n");
  add_part (text, snapshot, "Klaim yang beredar: ", "klaim", claim);
  add_part (text, snapshot, "Kesimpulan: ", "putusan", studio_hoax_verdict_name (studio_hoax_get (root, STUDIO_HOAX_VERDICT)));
  add_part (text, snapshot, "Alasannya: ", "jenis", find_name (types, G_N_ELEMENTS (types), studio_hoax_get (root, STUDIO_HOAX_TYPE)));
  g_string_append (text, "\n");
  add_part (text, snapshot, "Periksa sendiri buktinya di ", "bukti", evidence);
  g_string_append (text, "Klarifikasi ini memakai keterangan ");
  add_plain (text, *officer != '\0' ? officer : "instansi terkait");
  if (*checked != '\0') {
    g_autofree char *moment = tell_moment (checked);

    g_string_append (text, " per ");
    add_plain (text, moment);
  }
  g_string_append (text, ". Bila ada perkembangan, kami perbarui.");
  return g_string_free (text, FALSE);
}

/* --- the report --- */

static void
add_line (GString *text,
          const char *label,
          const char *words)
{
  g_string_append_printf (text, "%s: %s\n", label, *words != '\0' ? words : "(belum diisi)");
}

static void
list_evidence (GString *text,
               JsonNode *root)
{
  g_autoptr (GArray) list = studio_hoax_list_evidence (root);

  g_string_append (text, "\nBukti:\n");
  for (guint i = 0; i < list->len; i++) {
    const StudioEvidence *piece = &g_array_index (list, StudioEvidence, i);

    g_string_append_printf (text, "%u. %s", i + 1, piece->what);
    if (*piece->source != '\0')
      g_string_append_printf (text, ", keterangan %s", piece->source);
    if (*piece->date != '\0')
      g_string_append_printf (text, ", %s", piece->date);
    g_string_append (text, "\n");
  }
  if (list->len == 0)
    g_string_append (text, "(belum ada)\n");
}

/* "Pemerintah Kabupaten Paser"; the look's name, of a brand that does not say it. */
static const char *
name_office (StudioBrand *brand)
{
  JsonNode *full = studio_json_lookup (studio_brand_get_json (brand), "org/full");
  const char *name = full != NULL && JSON_NODE_HOLDS_VALUE (full) ? json_node_get_string (full) : NULL;

  return name != NULL ? name : studio_brand_get_name (brand);
}

char *
studio_hoax_write_report (StudioSnapshot *snapshot)
{
  GString *text;
  g_autofree char *claim = NULL;
  JsonNode *root;

  g_return_val_if_fail (snapshot != NULL, NULL);

  root = studio_snapshot_get_json (snapshot);
  claim = quote (studio_hoax_get (root, STUDIO_HOAX_CLAIM));
  text = g_string_new ("Kepada Yth. Kementerian Komunikasi dan Digital\nPerihal: laporan konten yang tidak benar\n\n");
  add_line (text, "Klaim", claim);
  add_line (text, "Beredar di", studio_hoax_get (root, STUDIO_HOAX_MEDIUM));
  add_line (text, "Tautan", studio_hoax_get (root, STUDIO_HOAX_LINK));
  add_line (text, "Pertama terlihat", studio_hoax_get (root, STUDIO_HOAX_SEEN));
  add_line (text, "Jenis", find_name (types, G_N_ELEMENTS (types), studio_hoax_get (root, STUDIO_HOAX_TYPE)));
  add_line (text, "Golongan", studio_hoax_get (root, STUDIO_HOAX_CLASS));
  add_line (text, "Kesimpulan", studio_hoax_verdict_name (studio_hoax_get (root, STUDIO_HOAX_VERDICT)));
  list_evidence (text, root);
  g_string_append (text, "\n");
  add_line (text, "Dibenarkan oleh", studio_hoax_get (root, STUDIO_HOAX_OFFICER));
  add_line (text, "Diperiksa", studio_hoax_get (root, STUDIO_HOAX_CHECKED));
  add_line (text, "Pelapor", name_office (studio_snapshot_get_brand (snapshot)));
  g_string_append (text, "\nMohon ditindaklanjuti. Terima kasih.\n");
  return g_string_free (text, FALSE);
}

/* --- the reply --- */

/* As an office answers, whatever the language of the program. */
static const Named replies[] = {
  { "hoaks", "Informasi yang beredar itu tidak benar." },
  { "salah-konteks", "Yang beredar itu memang ada, tetapi konteksnya keliru." },
  { "sebagian-benar", "Informasi yang beredar itu hanya sebagian benar." },
  { "benar", "Informasi yang beredar itu benar." },
};

static const char *
find_reply (JsonNode *root)
{
  const char *words = studio_hoax_is_proven (root) ? find_name (replies, G_N_ELEMENTS (replies), studio_hoax_get (root, STUDIO_HOAX_VERDICT)) : "";

  return *words != '\0' ? words : "Informasi yang beredar itu belum terbukti dan masih kami periksa. Mohon tidak dibagikan dulu.";
}

/* Where more is told: the newest clarification with a link. Returns: (transfer full) */
static char *
find_answer_link (JsonNode *root)
{
  g_autoptr (GArray) list = studio_published_list (root);

  for (guint i = list->len; i > 0; i--) {
    const StudioPublication *publication = &g_array_index (list, StudioPublication, i - 1);

    if (*publication->link != '\0')
      return g_strdup (publication->link);
  }
  return tell_evidence (root);
}

char *
studio_hoax_write_reply (StudioSnapshot *snapshot)
{
  GString *text;
  g_autofree char *fact = NULL, *link = NULL, *moment = NULL;
  const char *officer;
  JsonNode *root, *value;

  g_return_val_if_fail (snapshot != NULL, NULL);

  root = studio_snapshot_get_json (snapshot);
  value = studio_snapshot_get_value (snapshot, "fakta");
  fact = g_strstrip (g_strdup (value != NULL && JSON_NODE_HOLDS_VALUE (value) ? json_node_get_string (value) : ""));
  link = find_answer_link (root);
  officer = studio_hoax_get (root, STUDIO_HOAX_OFFICER);
  moment = tell_moment (studio_hoax_get (root, STUDIO_HOAX_CHECKED));
  text = g_string_new (NULL);
  if (*fact != '\0')
    g_string_append_printf (text, "%s\n\n", fact);
  g_string_append_printf (text, "%s\n", find_reply (root));
  if (*link != '\0')
    g_string_append_printf (text, "Penjelasannya: %s\n", link);
  if (*officer != '\0')
    g_string_append_printf (text, "Keterangan: %s%s%s\n", officer, *moment != '\0' ? ", " : "", moment);
  return g_string_free (text, FALSE);
}
