#include "config.h"

#include "studio-describe-private.h"

#include <string.h>

#include "studio-bind.h"
#include "studio-hoax.h"

/* A draft that long already says enough: only what no one may miss is put behind it. */
#define GOOD_LENGTH 250

/* A further page without a title of its own has one from the template: "Layanan kami". It is told with what follows, or not at all. */
static void
describe_heading (StudioDescribing *self)
{
  g_autofree char *heading = self->heading != NULL ? _studio_describing_one_line (self->heading->text.text) : NULL;
  g_autofree char *rest = NULL;

  if (heading == NULL || self->first || self->titled || self->draft->len == 0)
    return;
  rest = g_strdup (self->draft->str);
  g_string_truncate (self->draft, 0);
  _studio_describing_say (self, heading, STUDIO_DESCRIBE_MAX);
  if (_studio_describing_length (self->draft->str) + _studio_describing_length (rest) + 1 > STUDIO_DESCRIBE_MAX)
    g_string_truncate (self->draft, 0);
  g_string_append_printf (self->draft, "%s%s", self->draft->len > 0 ? " " : "", rest);
}

/* What stands on a page for order's sake, not for its readers' sake. */
static gboolean
is_minor (const StudioField *field)
{
  static const char *const names[] = { "topik", "kantor", "kredit", "sumber", "nomor", "dukungan", "izin", "kalender", "tiket", "zona", "kolom", "jenis", "tahun", "tautan", NULL };

  return field->type == STUDIO_FIELD_PHOTO || field->type == STUDIO_FIELD_ROWS || field->type == STUDIO_FIELD_TIME ||
         g_str_has_prefix (field->name, "satuan") || g_strv_contains (names, field->name);
}

/* Whether "label: value" says more than the value: short labels before short values that don't begin with the same word. */
static gboolean
needs_label (const StudioField *field,
             const char *value)
{
  g_auto (GStrv) label = g_strsplit (field->label, " ", 4);
  g_auto (GStrv) words = g_strsplit (value, " ", 5);

  return g_strv_length (label) < 3 && g_strv_length (words) < 4 && g_ascii_strcasecmp (label[0], words[0]) != 0;
}

/* The lines of a list as parts of one sentence. Returns: (transfer full) */
static char *
list_text (StudioDescribing *self,
           const StudioField *field)
{
  static const char *const parts[][2] = {
    [STUDIO_ITEM_TEXTS] = { "", NULL },
    [STUDIO_ITEM_PAIRS] = { ".judul", ".isi" },
    [STUDIO_ITEM_EVENTS] = { ".tanggal|sedang", ".judul" },
  };
  g_autoptr (GString) text = g_string_new (NULL);
  JsonNode *node = studio_hoax_get_public (self->snapshot, field->name, NULL);
  guint n = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_array_get_length (json_node_get_array (node)) : 0;
  guint i;

  for (i = 0; i < MIN (n, STUDIO_DESCRIBE_MAX_ROWS) && _studio_describing_length (text->str) < STUDIO_DESCRIBE_MAX_ROWS_LENGTH / 2; i++) {
    for (gsize k = 0; k < G_N_ELEMENTS (parts[0]) && parts[field->items][k] != NULL; k++) {
      g_autofree char *token = g_strdup_printf ("%s.%u%s", field->name, i, parts[field->items][k]);
      g_autofree char *part = _studio_describing_value (self, token);

      if (part != NULL)
        g_string_append_printf (text, "%s%s", text->len == 0 ? "" : k == 0 ? "; "
                                                                           : ": ",
                                part);
    }
  }
  if (i < n && text->len > 0)
    g_string_append_printf (text, "; dan %u lainnya", n - i);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
describe_list (StudioDescribing *self,
               const StudioField *field)
{
  g_autofree char *list = list_text (self, field);
  g_autofree char *named = g_strdup_printf ("%s: %s", field->label, list);

  g_hash_table_add (self->used, g_strdup (field->name));
  /* without it "what not to do" would read like "what to do" */
  if (*list != '\0')
    _studio_describing_say (self, field->items == STUDIO_ITEM_TEXTS ? named : list, GOOD_LENGTH);
}

/* A figure and what it means often are two fields: "60" and "kursi". Returns: (transfer full): @value and what goes on from it */
static char *
go_on (StudioDescribing *self,
       const char *value,
       const StudioField *next)
{
  g_autofree char *rest = next != NULL && !is_minor (next) && _studio_describing_is_open (self, next) ? _studio_describing_value (self, next->name) : NULL;

  if (rest == NULL || !_studio_describing_begins_small (rest) || _studio_describing_ends_sentence (value))
    return g_strdup (value);
  g_hash_table_add (self->used, g_strdup (next->name));
  return g_strdup_printf ("%s %s", value, rest);
}

static void
describe_text (StudioDescribing *self,
               const StudioField *field,
               const StudioField *next)
{
  g_autofree char *value = _studio_describing_take (self, field->name);
  g_autofree char *whole = value != NULL ? go_on (self, value, next) : NULL;
  g_autofree char *named = NULL;

  /* what goes on from something that is not told, or a figure alone, says nothing */
  if (whole == NULL || _studio_describing_begins_small (whole))
    return;
  if (field->type != STUDIO_FIELD_LONG && needs_label (field, whole))
    named = g_strdup_printf ("%s: %s", field->label, whole);
  if (named != NULL || strchr (whole, ' ') != NULL)
    _studio_describing_say (self, named != NULL ? named : whole, GOOD_LENGTH);
}

static void
describe_rest (StudioDescribing *self)
{
  GPtrArray *fields = _studio_describing_fields (self);

  for (guint i = 0; i < self->added->len; i++) {
    g_autofree char *words = _studio_describing_one_line (g_ptr_array_index (self->added, i));

    _studio_describing_say (self, words, GOOD_LENGTH);
  }
  for (guint i = 0; i < fields->len; i++) {
    const StudioField *field = g_ptr_array_index (fields, i);

    if (is_minor (field) || !_studio_describing_is_open (self, field))
      continue;
    if (field->type == STUDIO_FIELD_LIST)
      describe_list (self, field);
    else
      describe_text (self, field, i + 1 < fields->len ? g_ptr_array_index (fields, i + 1) : NULL);
  }
}

static void
describing_clear (StudioDescribing *self)
{
  g_hash_table_unref (self->fields);
  g_hash_table_unref (self->used);
  g_string_free (self->texts, TRUE);
  g_ptr_array_unref (self->charts);
  g_ptr_array_unref (self->added);
}

char *
studio_describe_page (StudioSnapshot *snapshot,
                      const StudioFormat *format,
                      guint page,
                      GError **error)
{
  g_autoptr (StudioLayer) root = NULL;
  StudioDescribing self = { 0 };

  g_return_val_if_fail (snapshot != NULL && format != NULL, NULL);

  root = studio_bind_page (snapshot, format, page, error);
  if (root == NULL)
    return NULL;
  self = (StudioDescribing){
    .snapshot = snapshot,
    .first = page == 0,
    .fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .used = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .texts = g_string_new (NULL),
    .charts = g_ptr_array_new (),
    .added = g_ptr_array_new (),
    .draft = g_string_new (NULL),
  };
  _studio_describing_look (&self, root);
  _studio_describe_title (&self);
  _studio_describe_people (&self);
  _studio_describe_when_and_where (&self);
  _studio_describe_figures (&self);
  describe_rest (&self);
  describe_heading (&self);
  describing_clear (&self);
  return g_string_free (self.draft, FALSE);
}
