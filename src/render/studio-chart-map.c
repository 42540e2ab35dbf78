#include "config.h"

#include "studio-chart-map.h"

#include <math.h>
#include <string.h>

#include "studio-draw-paint.h"

#define TOLERANCE 0.5 /* device px */
#define BORDER 0.07   /* in label sizes */
#define MARKED 0.16
#define PALEST 0.16 /* of the darkest colour in the lightest class */
#define DARK_ENOUGH 4.5
#define KEY_SIZE 0.8 /* in label sizes */
#define KEY_LINE 1.5 /* in the keys' size */
#define KEY_BOX 0.95
#define KEY_TEXT 1.35
#define KEY_GAP 1.1
#define GAP 0.7 /* between map and keys, in label sizes */
#define NONE_PART 1
#define LABEL_ROOM 1.12 /* of the words in their area */
#define NAME_LINE 0.88
#define MAX_LINES 3

/* One drawing of a map. */
typedef struct
{
  const StudioChart *chart;
  StudioMapClasses classes;
  StudioMapShape shape;
  StudioColor ground, colors[STUDIO_CHART_MAX_CLASSES], none;
  gboolean has_none; /* some area has no figure */
} Map;

/* What stands in an area. @figure: whether the last line is one */
typedef struct
{
  char *lines[MAX_LINES];
  int n;
  gboolean figure;
  double size;
} Words;

const char *
studio_chart_map_get_rule (const StudioChart *chart)
{
  return chart->spec->steps == STUDIO_CHART_STEPS_EQUAL ? "Warna: kelas sama lebar; tertulis angka yang ada" : "Warna: tiap kelas kira-kira sama banyak wilayah";
}

/* From nearly the ground to the brand's first colour, which is made to stand out if it does not. */
static void
choose_colors (Map *map)
{
  const StudioChartSpec *spec = map->chart->spec;
  StudioColor darkest = studio_chart_part_color (map->chart, 0);

  map->ground = spec->ground.a >= 0.5 ? studio_color_over (&spec->ground, &(StudioColor){ 1, 1, 1, 1 }) : (StudioColor){ 1, 1, 1, 1 };
  for (int i = 0; i < 6 && studio_color_contrast (&darkest, &map->ground) < DARK_ENOUGH; i++)
    darkest = studio_color_mix (&darkest, &spec->color, 0.2);
  for (int i = 0; i < map->classes.n; i++) {
    double t = map->classes.n > 1 ? PALEST + (1 - PALEST) * i / (map->classes.n - 1) : 1;

    map->colors[i] = studio_color_mix (&map->ground, &darkest, t);
  }
  map->none = studio_color_mix (&map->ground, &spec->color, 0.06);
}

static int
row_of (const Map *map,
        guint area)
{
  int row = g_array_index (map->chart->spec->map_rows, int, area);

  return row < map->chart->n_rows ? row : -1;
}

static int
class_of (const Map *map,
          guint area)
{
  int row = row_of (map, area);

  return row >= 0 ? map->classes.of_rows[row] : -1;
}

static void
draw_area (const Map *map,
           guint area)
{
  cairo_t *cr = map->chart->cr;
  int of_area = class_of (map, area);

  studio_map_shape_path (&map->shape, cr, area);
  if (of_area < 0)
    studio_chart_fill_hatched (map->chart, &map->none, NONE_PART);
  else
    studio_chart_fill_part (map->chart, &map->colors[of_area], of_area);
}

static void
draw_border (const Map *map,
             guint area,
             const StudioColor *color,
             double width)
{
  cairo_t *cr = map->chart->cr;

  studio_map_shape_path (&map->shape, cr, area);
  studio_draw_color_set (cr, color, 1);
  cairo_set_line_width (cr, width * map->chart->size);
  cairo_stroke (cr);
}

static void
draw_areas (const Map *map)
{
  StudioColor edge = studio_color_mix (&map->ground, &map->chart->spec->color, 0.45);
  guint n = map->shape.geo->areas->len;

  cairo_save (map->chart->cr);
  cairo_set_fill_rule (map->chart->cr, CAIRO_FILL_RULE_EVEN_ODD);
  /* edges of areas lie under the borders, and those are as irregular as land is: a quarter of the usual levels is enough for both */
  cairo_set_antialias (map->chart->cr, CAIRO_ANTIALIAS_FAST);
  /* of so thin a line nobody sees the corners, which rounded would cost more than all areas */
  cairo_set_line_join (map->chart->cr, CAIRO_LINE_JOIN_BEVEL);
  for (guint i = 0; i < n; i++)
    draw_area (map, i);
  cairo_new_path (map->chart->cr);
  for (guint i = 0; i < n; i++)
    studio_map_shape_path (&map->shape, map->chart->cr, i);
  studio_draw_color_set (map->chart->cr, &edge, 1);
  cairo_set_line_width (map->chart->cr, BORDER * map->chart->size);
  cairo_stroke (map->chart->cr);
  cairo_set_line_join (map->chart->cr, CAIRO_LINE_JOIN_ROUND);
  for (guint i = 0; i < n && map->chart->highlight >= 0; i++) {
    if (row_of (map, i) == map->chart->highlight)
      draw_border (map, i, &map->chart->spec->color, MARKED);
  }
  cairo_restore (map->chart->cr);
}

/* Where "Kec. Long Kali" begins to tell the area: the kind is the same for all of them. */
static const char *
skip_kind (const char *name)
{
  static const char *const kinds[] = { "kecamatan ", "kec. ", "kec ", "kabupaten ", "kab. ", "desa ", "kelurahan ", "distrik " };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++) {
    if (g_ascii_strncasecmp (name, kinds[i], strlen (kinds[i])) == 0)
      return name + strlen (kinds[i]);
  }
  return name;
}

static void
add_line (Words *words,
          const char *line,
          gsize length)
{
  words->lines[words->n++] = g_strndup (line, length);
}

/* The name in one line, or in two parted at the space nearest its middle. */
static void
add_name (Words *words,
          const char *name,
          gboolean parted)
{
  const char *middle = name + strlen (name) / 2, *at = NULL;

  for (const char *space = strchr (name, ' '); parted && space != NULL; space = strchr (space + 1, ' ')) {
    if (at == NULL || ABS (space - middle) < ABS (at - middle))
      at = space;
  }
  if (at != NULL) {
    add_line (words, name, (gsize) (at - name));
    name = at + 1;
  }
  add_line (words, name, strlen (name));
}

static void
clear_words (Words *words)
{
  for (int i = 0; i < words->n; i++)
    g_free (words->lines[i]);
}

static StudioTextLook
words_look (const Map *map,
            guint area,
            const Words *words,
            int line)
{
  int of_area = class_of (map, area);
  const StudioColor *under = of_area >= 0 ? &map->colors[of_area] : &map->none;
  StudioTextLook look = { .size = words->size, .lines = 1, .color = studio_chart_color_on (map->chart, under), .halo = *under };

  look.halo.a = map->chart->spec->patterns || of_area < 0 ? 1 : 0;
  look.bold = words->figure && line == words->n - 1;
  return look;
}

/* Returns: whether the words fit into the area; if so they are drawn */
static gboolean
draw_words (const Map *map,
            guint area,
            const Words *words)
{
  StudioSize sizes[MAX_LINES], need = { 0, 0 };
  StudioPoint middle;
  double y;

  for (int i = 0; i < words->n; i++) {
    StudioTextLook look = words_look (map, area, words, i);

    sizes[i] = studio_chart_text_measure (map->chart->text, words->lines[i], &look);
    need.w = MAX (need.w, sizes[i].w * LABEL_ROOM);
    need.h += sizes[i].h * (i < words->n - 1 ? NAME_LINE : 1);
  }
  if (!studio_map_shape_find_room (&map->shape, area, need, &middle))
    return FALSE;
  y = middle.y - need.h / 2;
  for (int i = 0; i < words->n; i++) {
    StudioTextLook look = words_look (map, area, words, i);

    studio_chart_text_draw (map->chart->text, map->chart->cr, words->lines[i], &look, (StudioPoint){ middle.x - sizes[i].w / 2, y });
    y += sizes[i].h * NAME_LINE;
  }
  return TRUE;
}

/* @name, @figure: (nullable) */
static gboolean
try_words (const Map *map,
           guint area,
           const char *name,
           const char *figure)
{
  static const double sizes[] = { 0.85, 0.72, 0.6 };
  gboolean drawn = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (sizes) * 2 && !drawn; i++) {
    Words words = { .size = map->chart->size * sizes[i / 2], .figure = figure != NULL };

    if (name != NULL)
      add_name (&words, name, i % 2 == 1);
    if (figure != NULL)
      add_line (&words, figure, strlen (figure));
    drawn = draw_words (map, area, &words);
    clear_words (&words);
  }
  return drawn;
}

/* Name and figure as large as the area lets them be, else the figure alone; without a row the map's own name. */
static void
label_area (const Map *map,
            guint area)
{
  const StudioChartSpec *spec = map->chart->spec;
  int row = row_of (map, area);
  g_autofree char *figure = row >= 0 ? studio_chart_dup_value_text (map->chart, row) : NULL;
  const char *word = spec->map_key >= 0 ? g_array_index (spec->geo->areas, StudioGeoArea, area).words[spec->map_key] : NULL;
  const char *name = row >= 0 ? studio_chart_get_label (map->chart, row) : word;

  if (name != NULL && !try_words (map, area, skip_kind (name), figure) && figure != NULL)
    try_words (map, area, NULL, figure);
}

/* Returns: (transfer full) (nullable): what the class' key says; the last one is of areas without a figure */
static char *
dup_key (const Map *map,
         int of_key)
{
  g_autofree char *low = NULL, *high = NULL;

  if (of_key == map->classes.n)
    return map->has_none ? g_strdup ("tidak ada data") : NULL;
  if (map->classes.low[of_key] < 0)
    return NULL;
  low = studio_chart_dup_value_text (map->chart, map->classes.low[of_key]);
  high = studio_chart_dup_value_text (map->chart, map->classes.high[of_key]);
  return g_str_equal (low, high) ? g_steal_pointer (&low) : g_strconcat (low, " – ", high, NULL);
}

static void
draw_key_box (const Map *map,
              int of_key,
              const StudioRect *box)
{
  StudioColor edge = studio_color_mix (&map->ground, &map->chart->spec->color, 0.45);

  studio_chart_sign_path (map->chart, box);
  if (of_key == map->classes.n)
    studio_chart_fill_hatched (map->chart, &map->none, NONE_PART);
  else
    studio_chart_fill_part (map->chart, &map->colors[of_key], of_key);
  studio_chart_sign_path (map->chart, box);
  studio_draw_color_set (map->chart->cr, &edge, 1);
  cairo_set_line_width (map->chart->cr, BORDER * map->chart->size);
  cairo_stroke (map->chart->cr);
}

/* Lays the keys out in lines of @rect's width, one below the other when @column. Returns: their size */
static StudioSize
put_keys (const Map *map,
          const StudioRect *rect,
          gboolean column,
          gboolean draw)
{
  double size = map->chart->size * KEY_SIZE, line = size * KEY_LINE, x = 0, y = 0;
  StudioSize all = { 0, 0 };

  for (int i = 0; i <= map->classes.n; i++) {
    g_autofree char *words = dup_key (map, i);
    StudioTextLook look = { .size = size, .lines = 1, .color = map->chart->spec->color };
    StudioSize text;

    if (words == NULL)
      continue;
    text = studio_chart_text_measure (map->chart->text, words, &look);
    if (x > 0 && (column || x + size * KEY_TEXT + text.w > rect->w)) {
      x = 0;
      y += line;
    }
    if (draw) {
      draw_key_box (map, i, &(StudioRect){ rect->x + x, rect->y + y + (line - size * KEY_BOX) / 2, size * KEY_BOX, size * KEY_BOX });
      studio_chart_text_draw (map->chart->text, map->chart->cr, words, &look, (StudioPoint){ rect->x + x + size * KEY_TEXT, rect->y + y + (line - text.h) / 2 });
    }
    x += size * KEY_TEXT + text.w;
    all.w = MAX (all.w, x);
    all.h = y + line;
    x += size * KEY_GAP;
  }
  return all;
}

/* Keys stand below the map or beside it, where they leave it larger. Returns: the map's room */
static StudioRect
place_keys (const Map *map)
{
  const StudioRect *rect = &map->chart->rect;
  StudioSize below = put_keys (map, rect, FALSE, FALSE), beside = put_keys (map, rect, TRUE, FALSE);
  double gap = map->chart->size * GAP, aspect = studio_map_get_aspect (map->chart->spec->geo);
  StudioRect over = { rect->x, rect->y, rect->w, MAX (rect->h - below.h - gap, 1) };
  StudioRect left = { rect->x, rect->y, MAX (rect->w - beside.w - gap, 1), rect->h };

  if (MIN (over.h, over.w / aspect) >= MIN (left.h, left.w / aspect) || beside.h > rect->h) {
    put_keys (map, &(StudioRect){ rect->x, rect->y + rect->h - below.h, rect->w, below.h }, FALSE, TRUE);
    return over;
  }
  put_keys (map, &(StudioRect){ rect->x + rect->w - beside.w, rect->y + rect->h - beside.h, beside.w, beside.h }, TRUE, TRUE);
  return left;
}

static double
tolerance (cairo_t *cr)
{
  double x = 1, y = 0;

  cairo_user_to_device_distance (cr, &x, &y);
  return TOLERANCE / CLAMP (hypot (x, y), 0.05, 20);
}

void
studio_chart_map (const StudioChart *chart)
{
  Map map = { .chart = chart };
  StudioRect rect;

  studio_map_classes_init (&map.classes, chart);
  for (guint i = 0; i < chart->spec->map_rows->len; i++)
    map.has_none = map.has_none || class_of (&map, i) < 0;
  choose_colors (&map);
  rect = place_keys (&map);
  studio_map_shape_init (&map.shape, chart->spec->geo, &rect, tolerance (chart->cr));
  draw_areas (&map);
  for (guint i = 0; i < chart->spec->map_rows->len; i++)
    label_area (&map, i);
  studio_map_shape_clear (&map.shape);
}
