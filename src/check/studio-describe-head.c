#include "config.h"

#include <string.h>

#include "studio-date.h"
#include "studio-describe-private.h"
#include "studio-hoax.h"

/* A title is told even if it has to be cut: at a word. */
static void
say_title (StudioDescribing *self,
           const char *text)
{
  const glong most = STUDIO_DESCRIBE_MAX - 4;
  g_autofree char *cut = NULL;
  char *blank;

  if (_studio_describing_length (text) <= most) {
    _studio_describing_say (self, text, STUDIO_DESCRIBE_MAX);
    return;
  }
  cut = g_utf8_substring (text, 0, most);
  blank = strrchr (cut, ' ');
  if (blank != NULL)
    *blank = '\0';
  g_string_append_printf (self->draft, "%s …", cut);
}

/* Returns: (transfer full) (nullable): "nama, jabatan" of the first person that is not told yet. */
static char *
take_person (StudioDescribing *self)
{
  GPtrArray *fields = _studio_describing_fields (self);

  for (guint i = 0; i < fields->len; i++) {
    const StudioField *field = g_ptr_array_index (fields, i);
    const StudioField *next = i + 1 < fields->len ? g_ptr_array_index (fields, i + 1) : NULL;
    g_autofree char *name = NULL;
    g_autofree char *office = NULL;

    if (field->type != STUDIO_FIELD_PERSON || (name = _studio_describing_take (self, field->name)) == NULL)
      continue;
    office = next != NULL && g_str_has_prefix (next->name, "jabatan") ? _studio_describing_take (self, next->name) : NULL;
    return office != NULL ? g_strdup_printf ("%s, %s", name, office) : g_steal_pointer (&name);
  }
  return NULL;
}

static const StudioField *
find_title (StudioDescribing *self)
{
  const StudioField *judul = studio_template_find_field (studio_snapshot_get_template (self->snapshot), "judul");
  GPtrArray *fields = _studio_describing_fields (self);

  if (judul != NULL && _studio_describing_is_open (self, judul))
    return judul;
  for (guint i = 0; i < fields->len; i++) {
    const StudioField *field = g_ptr_array_index (fields, i);

    if ((field->type == STUDIO_FIELD_TEXT || field->type == STUDIO_FIELD_LONG || field->type == STUDIO_FIELD_QUOTE) && field->required && _studio_describing_is_open (self, field))
      return field;
  }
  return NULL;
}

/* Returns: (transfer full) (nullable): what stands before or behind the title on the page to make one sentence of it. */
static char *
complete_title (StudioDescribing *self,
                const char *title)
{
  static const char *const open_ends[] = { "wafatnya", "kepada", "oleh", "untuk", "bersama", NULL };
  const char *last = strrchr (title, ' ');
  g_autofree char *before = _studio_describing_take (self, "sapaan");
  g_autofree char *figure = NULL;
  g_autofree char *unit = NULL;
  g_autofree char *person = NULL;

  if (before != NULL)
    return g_strdup_printf ("%s %s", before, title);
  if (_studio_describing_begins_small (title) && (figure = _studio_describing_take (self, "nilai")) != NULL) {
    unit = _studio_describing_take (self, "satuan");
    return g_strdup_printf ("%s %s%s%s", figure, unit != NULL ? unit : "", unit != NULL ? " " : "", title);
  }
  if (_studio_describing_begins_small (title) && (figure = _studio_describing_take (self, "nama")) != NULL)
    return g_strdup_printf ("%s %s", figure, title);
  if (last != NULL && g_strv_contains (open_ends, last + 1) && (person = take_person (self)) != NULL)
    return g_strdup_printf ("%s %s", title, person);
  return g_strdup (title);
}

/* Returns: (transfer full): “quote” and who said it */
static char *
attribute (StudioDescribing *self,
           const char *quote)
{
  g_autofree char *person = take_person (self);

  return person != NULL ? g_strdup_printf ("%s: “%s”", person, quote) : g_strdup_printf ("“%s”", quote);
}

void
_studio_describe_title (StudioDescribing *self)
{
  const StudioField *field = find_title (self);
  g_autofree char *title = field != NULL ? _studio_describing_take (self, field->name) : NULL;
  g_autofree char *whole = NULL;

  if (title == NULL)
    return;
  whole = field->type == STUDIO_FIELD_QUOTE ? attribute (self, title) : complete_title (self, title);
  self->titled = TRUE;
  say_title (self, whole);
}

void
_studio_describe_people (StudioDescribing *self)
{
  for (;;) {
    g_autofree char *person = take_person (self);

    if (person == NULL)
      return;
    _studio_describing_say (self, person, STUDIO_DESCRIBE_MAX);
  }
}

static gboolean
get_date (StudioDescribing *self,
          const StudioField *field,
          GDate *date)
{
  gboolean sample = FALSE;
  JsonNode *node = studio_hoax_get_public (self->snapshot, field->name, &sample);

  return !sample && node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_string (node) != NULL &&
         studio_date_from_iso (json_node_get_string (node), date);
}

static gboolean
is_date_end (const StudioField *field)
{
  return strstr (field->name, "akhir") != NULL || strstr (field->name, "selesai") != NULL || strstr (field->name, "tutup") != NULL;
}

/* A date looks different on every page, so it counts as shown if its year or its month stands somewhere. */
static gboolean
is_date_shown (StudioDescribing *self,
               const StudioField *field,
               const GDate *date)
{
  g_autofree char *month = studio_date_format (date, STUDIO_DATE_MONTH);
  g_autofree char *folded = g_utf8_casefold (month, -1);

  /* "Nov" of the short form is the beginning of the long one */
  folded[MIN (strlen (folded), 3)] = '\0';
  return g_hash_table_contains (self->fields, field->name) || strstr (self->texts->str, folded) != NULL;
}

/* Returns: (nullable) */
static const StudioField *
next_date (GPtrArray *fields,
           guint from)
{
  for (guint i = from; i < fields->len; i++) {
    const StudioField *field = g_ptr_array_index (fields, i);

    if (field->type == STUDIO_FIELD_DATE)
      return field;
  }
  return NULL;
}

/* Returns: (transfer full) (nullable): the day or days that the page is about. */
static char *
take_days (StudioDescribing *self)
{
  GPtrArray *fields = _studio_describing_fields (self);
  GDate from, to;

  for (guint i = 0; i < fields->len; i++) {
    const StudioField *field = g_ptr_array_index (fields, i);
    const StudioField *next = next_date (fields, i + 1);

    if (field->type != STUDIO_FIELD_DATE || g_hash_table_contains (self->used, field->name) || !get_date (self, field, &from) ||
        !is_date_shown (self, field, &from))
      continue;
    g_hash_table_add (self->used, g_strdup (field->name));
    if (next == NULL || !is_date_end (next) || !get_date (self, next, &to) || g_date_compare (&from, &to) >= 0)
      return studio_date_format (&from, STUDIO_DATE_LONG);
    g_hash_table_add (self->used, g_strdup (next->name));
    return studio_date_format_range (&from, &to);
  }
  return NULL;
}

static char *
with_word (const char *word,
           const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);

  return g_str_has_prefix (folded, word) ? g_strconcat (word, text + strlen (word), NULL) : g_strconcat (word, text, NULL);
}

/* "Jumat, 20 November 2026, pukul 09.00 WITA, di Aula" */
void
_studio_describe_when_and_where (StudioDescribing *self)
{
  static const char *const places[] = { "tempat", "lokasi", "wilayah" };
  g_autoptr (GString) sentence = g_string_new (NULL);
  g_autofree char *days = take_days (self);
  g_autofree char *time = days != NULL ? _studio_describing_take (self, "waktu") : NULL;
  g_autofree char *hour = time != NULL && g_ascii_isdigit (*time) ? with_word ("pukul ", time) : NULL;
  g_autofree char *where = NULL;

  _studio_describing_add_part (sentence, days);
  _studio_describing_add_part (sentence, hour != NULL ? hour : time);
  for (gsize i = 0; i < G_N_ELEMENTS (places) && where == NULL; i++) {
    g_autofree char *place = _studio_describing_take (self, places[i]);

    where = place != NULL ? with_word ("di ", place) : NULL;
  }
  _studio_describing_add_part (sentence, where);
  if (g_str_has_prefix (sentence->str, "di "))
    *sentence->str = 'D';
  _studio_describing_say (self, sentence->str, STUDIO_DESCRIBE_MAX);
}
