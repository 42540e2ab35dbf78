#include "config.h"

#include "studio-describe.h"

#include <string.h>

#include "studio-bind.h"
#include "studio-caption.h"
#include "studio-date.h"

/* A draft that long already says enough: only what no one may miss is put behind it. */
#define GOOD_LENGTH 250
/* Rows of a chart that are read out at most, and the code points they may take. */
#define MAX_ROWS 8
#define MAX_ROWS_LENGTH 220
/* Shorter values would be found in any text. */
#define LEAST_FOUND 3

/** Describing: @fields: names of those that layers say they show; @texts: all words of the page, folded; @used: fields that were told */
typedef struct
{
  StudioSnapshot *snapshot;
  GHashTable *fields;
  GHashTable *used;
  GString *texts;
  GPtrArray *charts;          /* StudioLayer, not owned */
  GPtrArray *added;           /* words of layers put there by hand, not owned */
  const StudioLayer *heading; /* (nullable): the largest words that the template itself says here */
  gboolean first, titled;
  GString *draft;
} Describing;

static const char *const chart_names[STUDIO_CHART_N_KINDS] = {
  [STUDIO_CHART_COLUMN] = "Grafik kolom",
  [STUDIO_CHART_BAR] = "Grafik batang",
  [STUDIO_CHART_LINE] = "Grafik garis",
  [STUDIO_CHART_AREA] = "Grafik area",
  [STUDIO_CHART_DONUT] = "Diagram donat",
  [STUDIO_CHART_PROGRESS] = "Batang kemajuan",
  [STUDIO_CHART_RING] = "Cincin kemajuan",
  [STUDIO_CHART_PICTOGRAM] = "Piktogram",
  [STUDIO_CHART_NUMBER] = "Angka utama",
  [STUDIO_CHART_TABLE] = "Tabel",
  [STUDIO_CHART_MAP] = "Peta",
};

/* Returns: (transfer full): in one line with single blanks, without marks of bold letters. */
static char *
one_line (const char *text)
{
  g_autoptr (GString) line = g_string_new (NULL);
  gboolean blank = FALSE;

  for (; *text != '\0'; text = g_utf8_next_char (text)) {
    gunichar c = g_utf8_get_char (text);

    if (g_str_has_prefix (text, "**")) {
      text++;
    } else if (g_unichar_isspace (c) || c == 0xA0 || c == 0x202F) {
      blank = line->len > 0;
    } else {
      if (blank)
        g_string_append_c (line, ' ');
      blank = FALSE;
      g_string_append_unichar (line, c);
    }
  }
  return g_string_free (g_steal_pointer (&line), FALSE);
}

static char *
fold (const char *text)
{
  g_autofree char *line = one_line (text);

  return g_utf8_casefold (line, -1);
}

/* A page's number or a large figure is no heading. */
static gboolean
has_words (const char *text)
{
  while (*text != '\0' && !g_unichar_isalpha (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  return *text != '\0';
}

static void
note_text (Describing *self,
           const StudioLayer *layer)
{
  g_autofree char *folded = fold (layer->text.text);

  g_string_append (self->texts, folded);
  g_string_append_c (self->texts, '\n');
  if (layer->field != NULL)
    return;
  if (layer->added)
    g_ptr_array_add (self->added, layer->text.text);
  else if (has_words (layer->text.text) && (self->heading == NULL || layer->text.size > self->heading->text.size))
    self->heading = layer;
}

static void
look (Describing *self,
      StudioLayer *layer)
{
  if (!layer->visible)
    return;
  if (layer->field != NULL)
    g_hash_table_add (self->fields, g_strndup (layer->field, strcspn (layer->field, "/.")));
  if (layer->kind == STUDIO_LAYER_TEXT && layer->text.text != NULL)
    note_text (self, layer);
  else if (layer->kind == STUDIO_LAYER_CHART)
    g_ptr_array_add (self->charts, layer);
  for (guint i = 0; layer->children != NULL && i < layer->children->len; i++)
    look (self, g_ptr_array_index (layer->children, i));
}

static gboolean
is_list (Describing *self,
         const char *name)
{
  const StudioField *field = studio_template_find_field (studio_snapshot_get_template (self->snapshot), name);

  return field != NULL && field->type == STUDIO_FIELD_LIST;
}

/* Returns: (transfer full) (nullable): what the token stands for, in one line; NULL if a person has not filled it in. */
static char *
value_of (Describing *self,
          const char *token)
{
  g_autofree char *written = g_strdup_printf ("{%s}", token);
  g_autoptr (StudioCaption) caption = studio_caption_expand (written, self->snapshot);
  g_auto (GStrv) lines = NULL;
  g_autofree char *joined = NULL;

  if (caption->links->len != 1 || g_array_index (caption->links, StudioLinkSpan, 0).kind != STUDIO_LINK_FILLED)
    return NULL;
  lines = g_strsplit (caption->text, "\n", -1);
  joined = g_strjoinv (is_list (self, token) ? ", " : " ", lines);
  return one_line (joined);
}

/* Whether the page shows @field: a layer says so, or its words are among those of the page. */
static gboolean
is_shown (Describing *self,
          const StudioField *field)
{
  g_autofree char *value = NULL;
  g_autofree char *folded = NULL;

  if (g_hash_table_contains (self->fields, field->name))
    return TRUE;
  value = value_of (self, field->name);
  if (value == NULL || g_utf8_strlen (value, -1) < LEAST_FOUND)
    return FALSE;
  folded = fold (value);
  return strstr (self->texts->str, folded) != NULL;
}

static GPtrArray *
fields_of (Describing *self)
{
  return studio_template_get_fields (studio_snapshot_get_template (self->snapshot));
}

static gboolean
is_open (Describing *self,
         const StudioField *field)
{
  return !g_hash_table_contains (self->used, field->name) && is_shown (self, field);
}

/* Returns: (transfer full) (nullable): the value of the field called @name if the page shows it; it counts as told. */
static char *
take (Describing *self,
      const char *name)
{
  const StudioField *field = studio_template_find_field (studio_snapshot_get_template (self->snapshot), name);
  char *value;

  if (field == NULL || !is_open (self, field))
    return NULL;
  value = value_of (self, name);
  if (value != NULL)
    g_hash_table_add (self->used, g_strdup (name));
  return value;
}

static gboolean
ends_sentence (const char *text)
{
  const char *last = g_utf8_find_prev_char (text, text + strlen (text));

  return last != NULL && strchr (".?!", *last) != NULL;
}

static glong
length_of (const char *text)
{
  return g_utf8_strlen (text, -1);
}

/* Adds @text, which may be NULL, as a sentence unless the draft grows longer than @max. */
static void
say (Describing *self,
     const char *text,
     glong max)
{
  glong room = max - length_of (self->draft->str) - 2;

  if (text == NULL || *text == '\0' || length_of (text) > room)
    return;
  if (self->draft->len > 0)
    g_string_append_c (self->draft, ' ');
  g_string_append (self->draft, text);
  if (!ends_sentence (text) && !g_str_has_suffix (text, "”"))
    g_string_append_c (self->draft, '.');
}

/* A title is told even if it has to be cut: at a word. */
static void
say_title (Describing *self,
           const char *text)
{
  const glong most = STUDIO_DESCRIBE_MAX - 4;
  g_autofree char *cut = NULL;
  char *blank;

  if (length_of (text) <= most) {
    say (self, text, STUDIO_DESCRIBE_MAX);
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
take_person (Describing *self)
{
  GPtrArray *fields = fields_of (self);

  for (guint i = 0; i < fields->len; i++) {
    const StudioField *field = g_ptr_array_index (fields, i);
    const StudioField *next = i + 1 < fields->len ? g_ptr_array_index (fields, i + 1) : NULL;
    g_autofree char *name = NULL;
    g_autofree char *office = NULL;

    if (field->type != STUDIO_FIELD_PERSON || (name = take (self, field->name)) == NULL)
      continue;
    office = next != NULL && g_str_has_prefix (next->name, "jabatan") ? take (self, next->name) : NULL;
    return office != NULL ? g_strdup_printf ("%s, %s", name, office) : g_steal_pointer (&name);
  }
  return NULL;
}

static const StudioField *
find_title (Describing *self)
{
  const StudioField *judul = studio_template_find_field (studio_snapshot_get_template (self->snapshot), "judul");
  GPtrArray *fields = fields_of (self);

  if (judul != NULL && is_open (self, judul))
    return judul;
  for (guint i = 0; i < fields->len; i++) {
    const StudioField *field = g_ptr_array_index (fields, i);

    if ((field->type == STUDIO_FIELD_TEXT || field->type == STUDIO_FIELD_LONG || field->type == STUDIO_FIELD_QUOTE) && field->required && is_open (self, field))
      return field;
  }
  return NULL;
}

static gboolean
begins_small (const char *text)
{
  return g_unichar_islower (g_utf8_get_char (text));
}

/* Returns: (transfer full) (nullable): what stands before or behind the title on the page to make one sentence of it. */
static char *
complete_title (Describing *self,
                const char *title)
{
  static const char *const open_ends[] = { "wafatnya", "kepada", "oleh", "untuk", "bersama", NULL };
  const char *last = strrchr (title, ' ');
  g_autofree char *before = take (self, "sapaan");
  g_autofree char *figure = NULL;
  g_autofree char *unit = NULL;
  g_autofree char *person = NULL;

  if (before != NULL)
    return g_strdup_printf ("%s %s", before, title);
  if (begins_small (title) && (figure = take (self, "nilai")) != NULL) {
    unit = take (self, "satuan");
    return g_strdup_printf ("%s %s%s%s", figure, unit != NULL ? unit : "", unit != NULL ? " " : "", title);
  }
  if (begins_small (title) && (figure = take (self, "nama")) != NULL)
    return g_strdup_printf ("%s %s", figure, title);
  if (last != NULL && g_strv_contains (open_ends, last + 1) && (person = take_person (self)) != NULL)
    return g_strdup_printf ("%s %s", title, person);
  return g_strdup (title);
}

/* Returns: (transfer full): “quote” and who said it */
static char *
attribute (Describing *self,
           const char *quote)
{
  g_autofree char *person = take_person (self);

  return person != NULL ? g_strdup_printf ("%s: “%s”", person, quote) : g_strdup_printf ("“%s”", quote);
}

static void
describe_title (Describing *self)
{
  const StudioField *field = find_title (self);
  g_autofree char *title = field != NULL ? take (self, field->name) : NULL;
  g_autofree char *whole = NULL;

  if (title == NULL)
    return;
  whole = field->type == STUDIO_FIELD_QUOTE ? attribute (self, title) : complete_title (self, title);
  self->titled = TRUE;
  say_title (self, whole);
}

/* A further page without a title of its own has one from the template: "Layanan kami". It is told with what follows, or not at all. */
static void
describe_heading (Describing *self)
{
  g_autofree char *heading = self->heading != NULL ? one_line (self->heading->text.text) : NULL;
  g_autofree char *rest = NULL;

  if (heading == NULL || self->first || self->titled || self->draft->len == 0)
    return;
  rest = g_strdup (self->draft->str);
  g_string_truncate (self->draft, 0);
  say (self, heading, STUDIO_DESCRIBE_MAX);
  if (length_of (self->draft->str) + length_of (rest) + 1 > STUDIO_DESCRIBE_MAX)
    g_string_truncate (self->draft, 0);
  g_string_append_printf (self->draft, "%s%s", self->draft->len > 0 ? " " : "", rest);
}

static void
describe_people (Describing *self)
{
  for (;;) {
    g_autofree char *person = take_person (self);

    if (person == NULL)
      return;
    say (self, person, STUDIO_DESCRIBE_MAX);
  }
}

static gboolean
get_date (Describing *self,
          const StudioField *field,
          GDate *date)
{
  gboolean sample = FALSE;
  JsonNode *node = studio_snapshot_get_shown (self->snapshot, field->name, &sample);

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
is_date_shown (Describing *self,
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
take_days (Describing *self)
{
  GPtrArray *fields = fields_of (self);
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

static void
add_part (GString *sentence,
          const char *part)
{
  if (part == NULL)
    return;
  if (sentence->len > 0)
    g_string_append (sentence, ", ");
  g_string_append (sentence, part);
}

/* "Jumat, 20 November 2026, pukul 09.00 WITA, di Aula" */
static void
describe_when_and_where (Describing *self)
{
  static const char *const places[] = { "tempat", "lokasi", "wilayah" };
  g_autoptr (GString) sentence = g_string_new (NULL);
  g_autofree char *days = take_days (self);
  g_autofree char *time = days != NULL ? take (self, "waktu") : NULL;
  g_autofree char *hour = time != NULL && g_ascii_isdigit (*time) ? with_word ("pukul ", time) : NULL;
  g_autofree char *where = NULL;

  add_part (sentence, days);
  add_part (sentence, hour != NULL ? hour : time);
  for (gsize i = 0; i < G_N_ELEMENTS (places) && where == NULL; i++) {
    g_autofree char *place = take (self, places[i]);

    where = place != NULL ? with_word ("di ", place) : NULL;
  }
  add_part (sentence, where);
  if (g_str_has_prefix (sentence->str, "di "))
    *sentence->str = 'D';
  say (self, sentence->str, STUDIO_DESCRIBE_MAX);
}

/* "4,2 ton (2024), 5 ton (2025)"; the name of a single series says nothing. Returns: (transfer full) */
static char *
cells_text (const StudioChartSpec *chart,
            const StudioChartRow *row)
{
  g_autoptr (GString) text = g_string_new (NULL);
  int n = CLAMP (chart->n_series, 1, STUDIO_CHART_MAX_SERIES);

  for (int i = 0; i < n; i++) {
    const StudioChartCell *cell = &row->cells[i];

    if (cell->missing || cell->text == NULL)
      continue;
    add_part (text, cell->text);
    if (n > 1 && chart->series[i] != NULL)
      g_string_append_printf (text, " (%s)", chart->series[i]);
  }
  return one_line (text->str);
}

/* Returns: (transfer full): the rows as far as they may be read out, and how many more there are. */
static char *
rows_text (const StudioChartSpec *chart)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint told = 0;

  for (; told < chart->rows->len && told < MAX_ROWS; told++) {
    const StudioChartRow *row = &g_array_index (chart->rows, StudioChartRow, told);
    g_autofree char *cells = cells_text (chart, row);
    g_autofree char *label = one_line (row->label != NULL ? row->label : "");

    if (length_of (text->str) + length_of (label) + length_of (cells) > MAX_ROWS_LENGTH)
      break;
    g_string_append_printf (text, "%s%s%s%s", text->len > 0 ? "; " : "", label, *label == '\0' || *cells == '\0' ? "" : g_ascii_isdigit (label[strlen (label) - 1]) ? ": "
                                                                                                                                                                    : " ",
                            cells);
  }
  if (told < chart->rows->len)
    g_string_append_printf (text, "; dan %u lainnya", chart->rows->len - told);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Figures of a sample, or those that an element came with, are nobody's. */
static gboolean
has_own_figures (Describing *self,
                 const StudioLayer *layer)
{
  g_autofree char *field = layer->field != NULL ? g_strndup (layer->field, strcspn (layer->field, "/.")) : NULL;
  JsonNode *example = JSON_NODE_HOLDS_OBJECT (layer->json) ? json_object_get_member (json_node_get_object (layer->json), "example") : NULL;
  gboolean sample = FALSE;

  if (field != NULL)
    studio_snapshot_get_shown (self->snapshot, field, &sample);
  return !sample && example == NULL && layer->chart.rows != NULL && layer->chart.rows->len > 0;
}

static void
describe_chart (Describing *self,
                const StudioLayer *layer)
{
  const StudioChartSpec *chart = &layer->chart;
  g_autofree char *rows = NULL;
  g_autofree char *title = NULL;
  g_autoptr (GString) sentence = g_string_new (chart_names[chart->kind]);

  if (layer->field != NULL)
    g_hash_table_add (self->used, g_strndup (layer->field, strcspn (layer->field, "/.")));
  if (!has_own_figures (self, layer))
    return;
  rows = rows_text (chart);
  title = take (self, "judul_grafik");
  if (title != NULL)
    g_string_append_printf (sentence, " “%s”", title);
  if (chart->unit != NULL && *chart->unit != '\0' && strstr (rows, chart->unit) == NULL)
    g_string_append_printf (sentence, " (%s)", chart->unit);
  if (chart->period != NULL && *chart->period != '\0')
    g_string_append_printf (sentence, ", %s", chart->period);
  g_string_append_printf (sentence, ": %s", rows);
  say (self, sentence->str, STUDIO_DESCRIBE_MAX);
}

/* "4,2 km jalan diperbaiki; 1.250 keluarga terlayani" */
static void
describe_rows (Describing *self,
               const StudioField *field)
{
  g_autoptr (GString) sentence = g_string_new (NULL);
  gboolean sample = FALSE;
  JsonNode *node = studio_snapshot_get_shown (self->snapshot, field->name, &sample);
  guint n = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_array_get_length (json_node_get_array (node)) : 0;

  g_hash_table_add (self->used, g_strdup (field->name));
  for (guint i = 0; !sample && i < MIN (n, MAX_ROWS); i++) {
    g_autofree char *figure_token = g_strdup_printf ("%s.%u|nilai", field->name, i);
    g_autofree char *label_token = g_strdup_printf ("%s.%u.label", field->name, i);
    g_autofree char *figure = value_of (self, figure_token);
    g_autofree char *label = value_of (self, label_token);

    if (figure != NULL)
      g_string_append_printf (sentence, "%s%s%s%s", sentence->len > 0 ? "; " : "", figure, label != NULL ? " " : "", label != NULL ? label : "");
  }
  say (self, sentence->str, STUDIO_DESCRIBE_MAX);
}

static void
describe_figures (Describing *self)
{
  GPtrArray *fields = fields_of (self);

  for (guint i = 0; i < self->charts->len; i++)
    describe_chart (self, g_ptr_array_index (self->charts, i));
  for (guint i = 0; i < fields->len; i++) {
    const StudioField *field = g_ptr_array_index (fields, i);

    if (field->type == STUDIO_FIELD_ROWS && is_open (self, field))
      describe_rows (self, field);
  }
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
list_text (Describing *self,
           const StudioField *field)
{
  static const char *const parts[][2] = {
    [STUDIO_ITEM_TEXTS] = { "", NULL },
    [STUDIO_ITEM_PAIRS] = { ".judul", ".isi" },
    [STUDIO_ITEM_EVENTS] = { ".tanggal|sedang", ".judul" },
  };
  g_autoptr (GString) text = g_string_new (NULL);
  JsonNode *node = studio_snapshot_get_shown (self->snapshot, field->name, NULL);
  guint n = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_array_get_length (json_node_get_array (node)) : 0;
  guint i;

  for (i = 0; i < MIN (n, MAX_ROWS) && length_of (text->str) < MAX_ROWS_LENGTH / 2; i++) {
    for (gsize k = 0; k < G_N_ELEMENTS (parts[0]) && parts[field->items][k] != NULL; k++) {
      g_autofree char *token = g_strdup_printf ("%s.%u%s", field->name, i, parts[field->items][k]);
      g_autofree char *part = value_of (self, token);

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
describe_list (Describing *self,
               const StudioField *field)
{
  g_autofree char *list = list_text (self, field);
  g_autofree char *named = g_strdup_printf ("%s: %s", field->label, list);

  g_hash_table_add (self->used, g_strdup (field->name));
  /* without it "what not to do" would read like "what to do" */
  if (*list != '\0')
    say (self, field->items == STUDIO_ITEM_TEXTS ? named : list, GOOD_LENGTH);
}

/* A figure and what it means often are two fields: "60" and "kursi". Returns: (transfer full): @value and what goes on from it */
static char *
go_on (Describing *self,
       const char *value,
       const StudioField *next)
{
  g_autofree char *rest = next != NULL && !is_minor (next) && is_open (self, next) ? value_of (self, next->name) : NULL;

  if (rest == NULL || !begins_small (rest) || ends_sentence (value))
    return g_strdup (value);
  g_hash_table_add (self->used, g_strdup (next->name));
  return g_strdup_printf ("%s %s", value, rest);
}

static void
describe_text (Describing *self,
               const StudioField *field,
               const StudioField *next)
{
  g_autofree char *value = take (self, field->name);
  g_autofree char *whole = value != NULL ? go_on (self, value, next) : NULL;
  g_autofree char *named = NULL;

  /* what goes on from something that is not told, or a figure alone, says nothing */
  if (whole == NULL || begins_small (whole))
    return;
  if (field->type != STUDIO_FIELD_LONG && needs_label (field, whole))
    named = g_strdup_printf ("%s: %s", field->label, whole);
  if (named != NULL || strchr (whole, ' ') != NULL)
    say (self, named != NULL ? named : whole, GOOD_LENGTH);
}

static void
describe_rest (Describing *self)
{
  GPtrArray *fields = fields_of (self);

  for (guint i = 0; i < self->added->len; i++) {
    g_autofree char *words = one_line (g_ptr_array_index (self->added, i));

    say (self, words, GOOD_LENGTH);
  }
  for (guint i = 0; i < fields->len; i++) {
    const StudioField *field = g_ptr_array_index (fields, i);

    if (is_minor (field) || !is_open (self, field))
      continue;
    if (field->type == STUDIO_FIELD_LIST)
      describe_list (self, field);
    else
      describe_text (self, field, i + 1 < fields->len ? g_ptr_array_index (fields, i + 1) : NULL);
  }
}

static void
describing_clear (Describing *self)
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
  Describing self = { 0 };

  g_return_val_if_fail (snapshot != NULL && format != NULL, NULL);

  root = studio_bind_page (snapshot, format, page, error);
  if (root == NULL)
    return NULL;
  self = (Describing){
    .snapshot = snapshot,
    .first = page == 0,
    .fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .used = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .texts = g_string_new (NULL),
    .charts = g_ptr_array_new (),
    .added = g_ptr_array_new (),
    .draft = g_string_new (NULL),
  };
  look (&self, root);
  describe_title (&self);
  describe_people (&self);
  describe_when_and_where (&self);
  describe_figures (&self);
  describe_rest (&self);
  describe_heading (&self);
  describing_clear (&self);
  return g_string_free (self.draft, FALSE);
}
