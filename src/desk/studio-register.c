#include "config.h"

#include "studio-register.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-date.h"
#include "studio-error.h"

/* longest text of a cell, in letters; a note may be longer */
#define MAX_LINE 200
#define MAX_NOTE 4000
#define MAX_NAMES 50

static const StudioRegisterChoice place_kinds[] = {
  { "desa", N_ ("Village"), "desa", "kampung|kampong|ds" },
  { "kelurahan", N_ ("Urban village"), "kelurahan", "kel" },
  { "kecamatan", N_ ("District"), "kecamatan", "kec|distrik" },
  { "other", N_ ("Other place"), "lainnya", "lain|tempatlain" },
  { NULL }
};

static const StudioRegisterChoice office_kinds[] = {
  { "dinas", N_ ("Service office"), "dinas", "" },
  { "badan", N_ ("Agency"), "badan", "" },
  { "sekretariat", N_ ("Secretariat"), "sekretariat", "setda|setwan|bagian" },
  { "inspektorat", N_ ("Inspectorate"), "inspektorat", "" },
  { "kecamatan", N_ ("District"), "kecamatan", "kec" },
  { "rsud", N_ ("Hospital"), "rumah sakit", "rsud|rs|puskesmas" },
  { "other", N_ ("Other"), "lainnya", "lain|satpol|satuan|bumd" },
  { NULL }
};

static const StudioRegisterChoice platforms[] = {
  { "instagram", "Instagram", "Instagram", "ig|insta" },
  { "facebook", "Facebook", "Facebook", "fb|facebookpage|fanpage|facebook_page" },
  { "tiktok", "TikTok", "TikTok", "tiktokphoto|tiktok_photo" },
  { "youtube", "YouTube", "YouTube", "yt|youtubepost|youtube_post" },
  { "x", "X", "X", "twitter|xtwitter|twitterx" },
  { "threads", "Threads", "Threads", "" },
  { "whatsapp", "WhatsApp", "WhatsApp", "wa|whatsappchannel|saluranwhatsapp|whatsapp_channel" },
  { "telegram", "Telegram", "Telegram", "" },
  { "website", N_ ("Website"), "situs", "web|laman|wordpress|situsweb" },
  { NULL }
};

static const StudioRegisterChoice account_types[] = {
  { "opd", N_ ("The office's"), "OPD", "instansi|resmi|dinas|kantor" },
  { "personal", N_ ("Personal"), "pribadi", "perorangan|personal" },
  { NULL }
};

static const StudioRegisterChoice account_states[] = {
  { "active", N_ ("Active"), "aktif", "ya|berjalan" },
  { "paused", N_ ("Paused"), "jeda", "tidakaktif|nonaktif|vakum" },
  { "closed", N_ ("Closed"), "tutup", "ditutup|dihapus|mati" },
  { NULL }
};

static const StudioRegisterColumn people[] = {
  { "name", N_ ("Name"), "nama", "namalengkap|namapejabat|pejabat|namadangelar|name", STUDIO_REGISTER_TEXT, NULL, TRUE },
  { "before", N_ ("Degrees before"), "gelar depan", "gelardidepan|depan", STUDIO_REGISTER_TEXT, NULL, TRUE },
  { "after", N_ ("Degrees behind"), "gelar belakang", "gelardibelakang|belakang|gelar", STUDIO_REGISTER_TEXT, NULL, TRUE },
  { "post", N_ ("Position"), "jabatan", "post|posisi|namajabatan", STUDIO_REGISTER_TEXT, NULL, TRUE },
  { "office", N_ ("Office"), "OPD", "instansi|kantor|unitkerja|skpd|perangkatdaerah|office", STUDIO_REGISTER_TEXT, NULL, TRUE },
  { "from", N_ ("In office from"), "mulai", "sejak|dari|mulaimenjabat|tmt|from", STUDIO_REGISTER_DAY, NULL, TRUE },
  { "to", N_ ("Until"), "sampai", "hingga|selesai|akhir|akhirjabatan|to", STUDIO_REGISTER_DAY, NULL, TRUE },
  { "behalf", N_ ("Speaks for"), "mewakili", "atasnama|behalf", STUDIO_REGISTER_TEXT, NULL, TRUE },
};

static const StudioRegisterColumn places[] = {
  { "name", N_ ("Name"), "nama", "namatempat|namadesa|desa|desakelurahan|tempat|namawilayah|wilayah|name", STUDIO_REGISTER_TEXT, NULL, TRUE },
  { "kind", N_ ("Kind"), "jenis", "tipe|kind|status", STUDIO_REGISTER_CHOICE, place_kinds, FALSE },
  { "within", N_ ("In"), "di", "kecamatan|bagiandari|didalam|induk|kabupaten|within", STUDIO_REGISTER_TEXT, NULL, TRUE },
};

static const StudioRegisterColumn offices[] = {
  { "name", N_ ("Name"), "nama", "namaopd|opd|instansi|skpd|perangkatdaerah|namainstansi|unitkerja|name", STUDIO_REGISTER_TEXT, NULL, TRUE },
  { "short", N_ ("Short name"), "singkatan", "akronim|short|kode", STUDIO_REGISTER_TEXT, NULL, TRUE },
  { "kind", N_ ("Kind"), "jenis", "tipe|kind", STUDIO_REGISTER_CHOICE, office_kinds, FALSE },
  { "head", N_ ("Head"), "kepala", "pimpinan|namakepala|kepaladinas|head", STUDIO_REGISTER_TEXT, NULL, TRUE },
  { "contact", N_ ("Contact"), "kontak", "telepon|telp|email|contact", STUDIO_REGISTER_TEXT, NULL, TRUE },
  { "officers", N_ ("Admins"), "admin", "adminopd|namaadmin|petugas|operator|officers", STUDIO_REGISTER_NAMES, NULL, TRUE },
  { "note", N_ ("Note"), "catatan", "keterangan|ket|note", STUDIO_REGISTER_NOTE, NULL, TRUE },
};

static const StudioRegisterColumn accounts[] = {
  { "handle", N_ ("Account"), "akun", "namaakun|username|user|handle|pengguna", STUDIO_REGISTER_TEXT, NULL, TRUE },
  { "platform", N_ ("Platform"), "platform", "media|medsos|mediasosial|kanal", STUDIO_REGISTER_CHOICE, platforms, TRUE },
  { "type", N_ ("Whose"), "jenis", "tipe|type|kepemilikan", STUDIO_REGISTER_CHOICE, account_types, FALSE },
  { "office", N_ ("Office"), "OPD", "instansi|kantor|skpd|perangkatdaerah|office", STUDIO_REGISTER_TEXT, NULL, TRUE },
  { "operators", N_ ("Operators"), "operator", "admin|pengelola|operators|petugas", STUDIO_REGISTER_OPERATORS, NULL, TRUE },
  { "updated", N_ ("Last post"), "unggahan terakhir", "terakhir|terakhirunggah|updateterakhir|updated|postinganterakhir", STUDIO_REGISTER_DAY, NULL, TRUE },
  { "state", N_ ("State"), "keadaan", "status|state|aktif", STUDIO_REGISTER_CHOICE, account_states, FALSE },
  { "link", N_ ("Address"), "tautan", "link|url|alamat", STUDIO_REGISTER_TEXT, NULL, TRUE },
  { "note", N_ ("Note"), "catatan", "keterangan|ket|note", STUDIO_REGISTER_NOTE, NULL, TRUE },
};

static const struct
{
  const char *kind;
  const StudioRegisterColumn *columns;
  guint n_columns;
} registers[STUDIO_N_REGISTERS] = {
  { "person", people, G_N_ELEMENTS (people) },
  { "place", places, G_N_ELEMENTS (places) },
  { "office", offices, G_N_ELEMENTS (offices) },
  { "account", accounts, G_N_ELEMENTS (accounts) },
};

const char *
studio_register_get_kind (StudioRegister reg)
{
  g_return_val_if_fail (reg < STUDIO_N_REGISTERS, NULL);

  return registers[reg].kind;
}

gboolean
studio_register_from_kind (const char *kind,
                           StudioRegister *reg)
{
  for (guint i = 0; i < STUDIO_N_REGISTERS; i++) {
    if (g_strcmp0 (registers[i].kind, kind) == 0) {
      *reg = (StudioRegister) i;
      return TRUE;
    }
  }
  return FALSE;
}

const StudioRegisterColumn *
studio_register_list_columns (StudioRegister reg,
                              guint *n_columns)
{
  g_return_val_if_fail (reg < STUDIO_N_REGISTERS && n_columns != NULL, NULL);

  *n_columns = registers[reg].n_columns;
  return registers[reg].columns;
}

/* --- cells --- */

static const char *
text_of (JsonNode *root,
         const char *member)
{
  const char *text = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? studio_json_peek_string (json_node_get_object (root), member) : NULL;

  return text != NULL ? text : "";
}

/* Returns: (nullable): the name that an element of a list says */
static const char *
name_of (JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    return studio_json_peek_string (json_node_get_object (node), "name");
  return JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
}

static JsonArray *
array_of (JsonNode *root,
          const char *member)
{
  JsonNode *node = json_object_get_member (json_node_get_object (root), member);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static char *
join_names (JsonArray *array)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++) {
    const char *name = name_of (json_array_get_element (array, i));

    if (name != NULL && *name != '\0')
      g_string_append_printf (names, "%s%s", names->len > 0 ? "; " : "", name);
  }
  return g_string_free (names, FALSE);
}

static const StudioRegisterChoice *
find_value (const StudioRegisterColumn *column,
            const char *value)
{
  for (const StudioRegisterChoice *choice = column->choices; choice != NULL && choice->value != NULL; choice++) {
    if (g_str_equal (choice->value, value))
      return choice;
  }
  return NULL;
}

char *
studio_register_get_cell (JsonNode *root,
                          const StudioRegisterColumn *column)
{
  const StudioRegisterChoice *choice;

  g_return_val_if_fail (root != NULL && JSON_NODE_HOLDS_OBJECT (root) && column != NULL, NULL);

  if (column->type == STUDIO_REGISTER_NAMES || column->type == STUDIO_REGISTER_OPERATORS)
    return join_names (array_of (root, column->member));
  choice = find_value (column, text_of (root, column->member));
  return g_strdup (choice != NULL ? choice->written : text_of (root, column->member));
}

/* Small letters and digits: how words that people write in many ways are compared. */
static char *
fold (const char *text)
{
  GString *folded = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at)) {
    if (g_unichar_isalnum (g_utf8_get_char (at)))
      g_string_append_unichar (folded, g_unichar_tolower (g_utf8_get_char (at)));
  }
  return g_string_free (folded, FALSE);
}

static gboolean
is_called (const StudioRegisterChoice *choice,
           const char *folded)
{
  g_autofree char *value = fold (choice->value), *written = fold (choice->written), *title = fold (choice->title), *local = fold (_ (choice->title));
  g_auto (GStrv) also = g_strsplit (choice->also, "|", -1);

  return g_str_equal (value, folded) || g_str_equal (written, folded) || g_str_equal (title, folded) || g_str_equal (local, folded) ||
         g_strv_contains ((const char *const *) also, folded);
}

static JsonNode *
read_choice (const StudioRegisterColumn *column,
             const char *text,
             GError **error)
{
  g_autofree char *folded = fold (text);

  for (const StudioRegisterChoice *choice = column->choices; choice->value != NULL; choice++) {
    if (is_called (choice, folded))
      return studio_json_string (choice->value);
  }
  if (column->free)
    return studio_json_string (text);
  g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_INVALID, _ ("“%s” is no value for “%s”."), text, _ (column->title));
  return NULL;
}

static JsonNode *
read_day (const char *text,
          const GDate *today,
          GError **error)
{
  g_autofree char *iso = NULL;
  GDate day;

  if (!studio_date_parse (text, today, &day, error))
    return NULL;
  iso = studio_date_to_iso (&day);
  return studio_json_string (iso);
}

/* Returns: (nullable) (transfer none): the element of that name */
static JsonNode *
find_name (JsonArray *array,
           const char *name)
{
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++) {
    JsonNode *node = json_array_get_element (array, i);

    if (g_strcmp0 (name_of (node), name) == 0)
      return node;
  }
  return NULL;
}

static JsonNode *
make_operator (const char *name)
{
  g_autoptr (JsonNode) value = studio_json_string (name);

  return studio_json_with_member (NULL, "name", value);
}

/* Who stays keeps what is known. */
static JsonNode *
read_names (JsonNode *root,
            const StudioRegisterColumn *column,
            const char *text)
{
  g_auto (GStrv) names = g_strsplit_set (text, ";\n", MAX_NAMES);
  JsonArray *old = array_of (root, column->member), *array = json_array_new ();
  JsonNode *node;

  for (guint i = 0; names[i] != NULL; i++) {
    JsonNode *known = find_name (old, g_strstrip (names[i]));

    if (*names[i] == '\0')
      continue;
    if (column->type == STUDIO_REGISTER_NAMES)
      json_array_add_string_element (array, names[i]);
    else
      json_array_add_element (array, known != NULL ? json_node_ref (known) : make_operator (names[i]));
  }
  node = json_node_init_array (json_node_alloc (), array);
  json_array_unref (array);
  return node;
}

static JsonNode *
read_text (const StudioRegisterColumn *column,
           const char *text,
           GError **error)
{
  int most = column->type == STUDIO_REGISTER_NOTE ? MAX_NOTE : MAX_LINE;

  if (g_utf8_strlen (text, -1) <= most)
    return studio_json_string (text);
  g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_LIMIT, _ ("“%s” is too long. Shorten it to %d letters."), _ (column->title), most);
  return NULL;
}

JsonNode *
studio_register_with_cell (JsonNode *root,
                           const StudioRegisterColumn *column,
                           const char *text,
                           const GDate *today,
                           GError **error)
{
  g_autofree char *line = NULL;
  g_autoptr (JsonNode) value = NULL;

  g_return_val_if_fail (root != NULL && JSON_NODE_HOLDS_OBJECT (root) && column != NULL && text != NULL && today != NULL, NULL);

  line = g_strstrip (g_utf8_make_valid (text, -1));
  if (*line == '\0')
    return studio_json_with_member (root, column->member, NULL);
  /* a spreadsheet's guard against formulas */
  if (*line == '\'' && strchr ("=+-@", line[1]) != NULL)
    memmove (line, line + 1, strlen (line));
  if (column->type == STUDIO_REGISTER_DAY)
    value = read_day (line, today, error);
  else if (column->type == STUDIO_REGISTER_CHOICE)
    value = read_choice (column, line, error);
  else if (column->type == STUDIO_REGISTER_NAMES || column->type == STUDIO_REGISTER_OPERATORS)
    value = read_names (root, column, line);
  else
    value = read_text (column, line, error);
  return value != NULL ? studio_json_with_member (root, column->member, value) : NULL;
}

/* --- names --- */

/* "Dr.", "H.", "Ir.", "dr.", "Prof", "KH.": what may stand before a name */
static gboolean
is_title (const char *word)
{
  static const char *const titles[] = { "dr", "drs", "dra", "drg", "drh", "ir", "prof", "h", "hj", "kh", "k.h", "r", "rr", "ra", "tgh", "ust", "apt", "ns", NULL };
  gsize length = strlen (word);
  g_autofree char *lower = g_ascii_strdown (word, (gssize) (length > 0 && word[length - 1] == '.' ? length - 1 : length));

  /* initials of a name have a point too: only what is known */
  return length > 0 && (word[length - 1] == '.' || length > 2) && g_strv_contains (titles, lower);
}

static char *
join_words (char **words,
            guint n_words)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < n_words; i++)
    g_string_append_printf (joined, "%s%s", i > 0 ? " " : "", words[i]);
  return g_string_free (joined, FALSE);
}

void
studio_register_split_name (const char *full,
                            char **before,
                            char **name,
                            char **after)
{
  const char *comma;
  g_autofree char *front = NULL;
  g_auto (GStrv) words = NULL;
  guint n_titles = 0;

  g_return_if_fail (full != NULL && before != NULL && name != NULL && after != NULL);

  comma = strchr (full, ',');
  front = comma != NULL ? g_strndup (full, (gsize) (comma - full)) : g_strdup (full);
  words = g_strsplit (g_strstrip (front), " ", -1);
  while (words[n_titles] != NULL && is_title (words[n_titles]) && words[n_titles + 1] != NULL)
    n_titles++;
  *name = g_strjoinv (" ", words + n_titles);
  g_strstrip (*name);
  *after = g_strstrip (g_strdup (comma != NULL ? comma + 1 : ""));
  *before = join_words (words, n_titles);
}

/* Consumes @root. Returns: (transfer full) */
static JsonNode *
with_text (JsonNode *root,
           const char *member,
           const char *text)
{
  g_autoptr (JsonNode) before = root;
  g_autoptr (JsonNode) value = *text != '\0' ? studio_json_string (text) : NULL;

  return studio_json_with_member (before, member, value);
}

static JsonNode *
tidy_person (JsonNode *root)
{
  g_autofree char *before = NULL, *name = NULL, *after = NULL;
  JsonNode *tidy = json_node_ref (root);

  studio_register_split_name (text_of (root, "name"), &before, &name, &after);
  if (*name == '\0' || g_str_equal (name, text_of (root, "name")))
    return tidy;
  tidy = with_text (tidy, "name", name);
  if (*before != '\0' && *text_of (root, "before") == '\0')
    tidy = with_text (tidy, "before", before);
  if (*after != '\0' && *text_of (root, "after") == '\0')
    tidy = with_text (tidy, "after", after);
  return tidy;
}

/* "Desa Sempulang" in one cell */
static JsonNode *
tidy_place (JsonNode *root)
{
  const char *name = text_of (root, "name"), *space = strchr (name, ' ');
  g_autofree char *first = space != NULL ? g_strndup (name, (gsize) (space - name)) : g_strdup ("");
  g_autofree char *folded = fold (first);

  if (*text_of (root, "kind") != '\0' || space == NULL)
    return json_node_ref (root);
  for (const StudioRegisterChoice *choice = place_kinds; choice->value != NULL; choice++) {
    if (is_called (choice, folded))
      return with_text (with_text (json_node_ref (root), "kind", choice->value), "name", space + 1);
  }
  return json_node_ref (root);
}

JsonNode *
studio_register_tidy (StudioRegister reg,
                      JsonNode *root)
{
  g_return_val_if_fail (root != NULL && JSON_NODE_HOLDS_OBJECT (root), NULL);

  if (reg == STUDIO_REGISTER_PEOPLE)
    return tidy_person (root);
  return reg == STUDIO_REGISTER_PLACES ? tidy_place (root) : json_node_ref (root);
}

/* "@humas.bima" and "@humas_bima" are two accounts; "@Dinkes" and "dinkes" are one. Returns: (transfer full) */
static char *
fold_handle (const char *handle)
{
  g_autofree char *bare = g_strstrip (g_strdup (handle));

  return g_utf8_casefold (bare + (*bare == '@' ? 1 : 0), -1);
}

char *
studio_register_make_key (StudioRegister reg,
                          JsonNode *root)
{
  g_autofree char *first = NULL, *second = NULL;

  g_return_val_if_fail (reg < STUDIO_N_REGISTERS && root != NULL, NULL);

  first = reg == STUDIO_REGISTER_ACCOUNTS ? fold_handle (text_of (root, "handle")) : fold (text_of (root, registers[reg].columns[0].member));
  /* villages of one name lie in several districts; and who leaves an office for another stays in both */
  second = fold (reg == STUDIO_REGISTER_PEOPLE ? text_of (root, "post") : reg == STUDIO_REGISTER_PLACES ? text_of (root, "within")
                                                                      : reg == STUDIO_REGISTER_ACCOUNTS ? text_of (root, "platform")
                                                                                                        : "");
  return g_strconcat (first, "|", second, NULL);
}

char *
studio_register_make_name (StudioRegister reg,
                           JsonNode *root)
{
  const char *name, *before, *after;

  g_return_val_if_fail (reg < STUDIO_N_REGISTERS && root != NULL, NULL);

  name = text_of (root, registers[reg].columns[0].member);
  before = text_of (root, "before");
  after = text_of (root, "after");
  if (reg == STUDIO_REGISTER_PEOPLE)
    return g_strconcat (before, *before != '\0' ? " " : "", name, *after != '\0' ? ", " : "", after, NULL);
  if (reg == STUDIO_REGISTER_PLACES) {
    const char *kind = text_of (root, "kind");

    if (*kind != '\0' && !g_str_equal (kind, "other"))
      return g_strdup_printf ("%c%s %s", g_ascii_toupper (*kind), kind + 1, name);
  }
  return g_strdup (name);
}

/* --- days --- */

GDate
studio_register_get_day (JsonNode *root,
                         const char *member)
{
  GDate day;

  g_date_clear (&day, 1);
  if (!studio_date_from_iso (text_of (root, member), &day))
    g_date_clear (&day, 1);
  return day;
}

gboolean
studio_register_is_past (JsonNode *root,
                         const GDate *today)
{
  GDate from, to;

  g_return_val_if_fail (root != NULL && g_date_valid (today), FALSE);

  from = studio_register_get_day (root, "from");
  to = studio_register_get_day (root, "to");
  return (g_date_valid (&to) && g_date_compare (&to, today) < 0) || (g_date_valid (&from) && g_date_compare (&from, today) > 0);
}

int
studio_register_count_days (JsonNode *root,
                            const GDate *today)
{
  GDate day;

  g_return_val_if_fail (root != NULL && g_date_valid (today), -1);

  day = studio_register_get_day (root, "updated");
  return g_date_valid (&day) && g_date_compare (&day, today) <= 0 ? g_date_days_between (&day, today) : -1;
}
