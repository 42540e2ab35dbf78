#include "config.h"

#include <gio/gio.h>
#include <math.h>

#include "studio-a4.h"
#include "studio-brand-office.h"
#include "studio-draw-logo.h"
#include "studio-paper.h"
#include "studio-photo.h"
#include "studio-picture-info.h"

/* Points, as in studio-a4.h: margins and letters of official letters */
#define MARGIN 62.0
#define BODY (STUDIO_A4_WIDTH - 2 * MARGIN)
#define TEXT 10.5
#define SMALL 9.0
#define CELL 9.0
#define TITLE 13.0
#define GAP 8.0
#define LOGO 52.0
#define LOGO_SCALE 4
#define LABEL_W 136.0
#define INDENT 20.0
#define CELL_PAD 4.0
#define SIGN_H 56.0
#define CLOSING_H 26.0
/* Some lines of text */
#define LINES_H 50.0

/* What a person fills in by hand */
#define BLANK "…………………………"

/** Press: @table: (nullable): the part whose heads are repeated on the next page */
typedef struct
{
  const StudioPaperOrder *order;
  cairo_surface_t *logo; /* (nullable) */
  StudioA4 *paper;
  JsonObject *table;
} Press;

/** Flow: how a text is set that may go on to the next page. */
typedef struct
{
  double x, width, size;
  PangoWeight weight;
  PangoAlignment alignment;
  gboolean justify;
} Flow;

static JsonNode *
find (JsonObject *object,
      const char *name)
{
  return json_object_get_member (object, name);
}

static char *
fill (Press *press,
      const char *text,
      JsonNode *row)
{
  return studio_paper_fill (text, press->order->data, row, BLANK, NULL);
}

/* --- text --- */

static PangoLayout *
lay_out (Press *press,
         const char *text,
         const Flow *flow)
{
  PangoLayout *layout = studio_a4_text (press->paper, text, flow->size, flow->weight, flow->width);

  pango_layout_set_alignment (layout, flow->alignment);
  pango_layout_set_justify (layout, flow->justify);
  return layout;
}

/* Draws line by line, over as many pages as it takes. */
static void
put_flow (Press *press,
          const char *text,
          const Flow *flow)
{
  g_autoptr (PangoLayout) layout = lay_out (press, text, flow);
  PangoLayoutIter *iter;

  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_NONE);
  iter = pango_layout_get_iter (layout);
  do {
    PangoRectangle logical;
    double height;

    pango_layout_iter_get_line_extents (iter, NULL, &logical);
    height = (double) logical.height / PANGO_SCALE;
    studio_a4_need (press->paper, height);
    studio_a4_ink (press->paper, 0);
    cairo_move_to (press->paper->cr, flow->x + (double) logical.x / PANGO_SCALE,
                   press->paper->y + (double) (pango_layout_iter_get_baseline (iter) - logical.y) / PANGO_SCALE);
    pango_cairo_show_layout_line (press->paper->cr, pango_layout_iter_get_line_readonly (iter));
    press->paper->y += height;
  } while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

/* A short text at the left of what is put next, on the same page. Returns: its height */
static double
put_beside (Press *press,
            const char *text,
            double x,
            double width)
{
  PangoLayout *layout = studio_a4_text (press->paper, text, TEXT, PANGO_WEIGHT_NORMAL, width);

  studio_a4_need (press->paper, MAX (TEXT * 1.5, studio_a4_height_of (layout)));
  studio_a4_ink (press->paper, 0);
  return studio_a4_put (press->paper, layout, x, press->paper->y);
}

/* --- letterhead --- */

static const char *
peek (JsonNode *root,
      const char *path)
{
  JsonNode *node = studio_json_lookup (root, path);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

/* Returns: (transfer full): "Jalan … · Telepon … · paserkab.go.id" */
static char *
word_contacts (StudioBrand *brand)
{
  GPtrArray *contacts = studio_brand_list_contacts (brand);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < MIN (contacts->len, 4); i++) {
    const StudioContact *contact = g_ptr_array_index (contacts, i);

    if (text->len > 0)
      g_string_append (text, " · ");
    g_string_append (text, contact->value);
  }
  return g_string_free (text, FALSE);
}

/* At most three lines, in smaller letters if it takes them. */
static PangoLayout *
lay_out_centred (Press *press,
                 const char *text,
                 Flow *flow)
{
  PangoLayout *layout = lay_out (press, text, flow);

  pango_layout_set_height (layout, -3);
  if (!pango_layout_is_ellipsized (layout) || flow->size <= SMALL)
    return layout;
  g_object_unref (layout);
  flow->size -= 1.5;
  return lay_out_centred (press, text, flow);
}

static void
put_centred (Press *press,
             const char *text,
             double size,
             PangoWeight weight)
{
  Flow flow = { MARGIN + LOGO, BODY - 2 * LOGO, size, weight, PANGO_ALIGN_CENTER, FALSE };
  PangoLayout *layout = lay_out_centred (press, text, &flow);

  studio_a4_ink (press->paper, 0);
  press->paper->y += studio_a4_put (press->paper, layout, flow.x, press->paper->y);
}

static void
put_logo (Press *press,
          double y)
{
  cairo_t *cr = press->paper->cr;
  StudioRect rect = { MARGIN, y, LOGO, LOGO };
  StudioColor black = { 0.2, 0.2, 0.2, 1 }, white = { 1, 1, 1, 1 };

  if (press->logo == NULL) {
    studio_draw_emblem (cr, &rect, studio_brand_get_emblem (press->order->brand), &black, &white);
    return;
  }
  cairo_save (cr);
  cairo_translate (cr, MARGIN + (LOGO - (double) cairo_image_surface_get_width (press->logo) / LOGO_SCALE) / 2,
                   y + (LOGO - (double) cairo_image_surface_get_height (press->logo) / LOGO_SCALE) / 2);
  cairo_scale (cr, 1.0 / LOGO_SCALE, 1.0 / LOGO_SCALE);
  cairo_set_source_surface (cr, press->logo, 0, 0);
  cairo_paint (cr);
  cairo_restore (cr);
}

static void
put_rule (Press *press)
{
  cairo_t *cr = press->paper->cr;

  studio_a4_ink (press->paper, 0);
  cairo_set_line_width (cr, 2);
  cairo_move_to (cr, MARGIN, press->paper->y);
  cairo_rel_line_to (cr, BODY, 0);
  cairo_stroke (cr);
  studio_a4_line (press->paper, MARGIN, press->paper->y + 3, BODY);
}

/* The two lines of an official letter: the government, and the office that belongs to it. */
static void
put_letterhead (Press *press)
{
  StudioBrand *brand = press->order->brand;
  JsonNode *root = studio_brand_get_json (brand);
  const char *level = peek (root, "org/level"), *name = peek (root, "org/name");
  g_autofree char *government = g_strdup_printf ("%s %s", level != NULL ? level : "", name != NULL ? name : studio_brand_get_name (brand));
  g_autofree char *office = studio_paper_fill ("{perangkat}", press->order->data, NULL, "", NULL);
  g_autofree char *contacts = word_contacts (brand), *upper = g_utf8_strup (g_strstrip (government), -1), *office_upper = g_utf8_strup (office, -1);
  double top = press->paper->y;

  put_logo (press, top);
  /* one line alone stands beside the logo's middle */
  if (*office == '\0' && *contacts == '\0')
    press->paper->y += LOGO / 4;
  put_centred (press, upper, *office != '\0' ? 12 : 15, *office != '\0' ? PANGO_WEIGHT_NORMAL : PANGO_WEIGHT_BOLD);
  if (*office != '\0')
    put_centred (press, office_upper, 15, PANGO_WEIGHT_BOLD);
  if (*contacts != '\0')
    put_centred (press, contacts, SMALL, PANGO_WEIGHT_NORMAL);
  press->paper->y = MAX (press->paper->y, top + LOGO) + 8;
  put_rule (press);
  press->paper->y += 20;
}

static void
put_title (Press *press)
{
  g_autofree char *title = fill (press, json_object_get_string_member (json_node_get_object (press->order->root), "title"), NULL);
  g_autofree char *upper = g_utf8_strup (title, -1), *number = fill (press, "Nomor: {nomor}", NULL);
  const Flow head = { MARGIN, BODY, TITLE, PANGO_WEIGHT_BOLD, PANGO_ALIGN_CENTER, FALSE };
  const Flow below = { MARGIN, BODY, TEXT, PANGO_WEIGHT_NORMAL, PANGO_ALIGN_CENTER, FALSE };

  put_flow (press, upper, &head);
  press->paper->y += 3;
  put_flow (press, number, &below);
  press->paper->y += 14;
}

/* --- parts --- */

static void
put_text (Press *press,
          const char *text)
{
  const Flow flow = { MARGIN, BODY, TEXT, PANGO_WEIGHT_NORMAL, PANGO_ALIGN_LEFT, TRUE };
  g_autofree char *filled = fill (press, text, NULL);

  put_flow (press, filled, &flow);
  press->paper->y += GAP;
}

static void
put_heading (Press *press,
             const char *text)
{
  const Flow flow = { MARGIN, BODY, TEXT, PANGO_WEIGHT_BOLD, PANGO_ALIGN_LEFT, FALSE };
  g_autofree char *filled = fill (press, text, NULL);

  press->paper->y += 4;
  put_flow (press, filled, &flow);
  press->paper->y += 4;
}

static void
put_rows (Press *press,
          JsonArray *rows)
{
  const Flow flow = { MARGIN + LABEL_W + 10, BODY - LABEL_W - 10, TEXT, PANGO_WEIGHT_NORMAL, PANGO_ALIGN_LEFT, FALSE };

  for (guint i = 0; i < json_array_get_length (rows); i++) {
    JsonObject *row = json_array_get_object_element (rows, i);
    g_autofree char *label = fill (press, json_object_get_string_member (row, "label"), NULL);
    g_autofree char *value = fill (press, json_object_get_string_member (row, "value"), NULL);

    double below = put_beside (press, label, MARGIN + INDENT, LABEL_W - INDENT - 4), top = press->paper->y;

    put_beside (press, ":", MARGIN + LABEL_W, 10);
    put_flow (press, value, &flow);
    /* a label may take more lines than what stands beside it; on the next page it is over */
    if (press->paper->y > top)
      press->paper->y = MAX (press->paper->y, top + below);
    press->paper->y += 1.5;
  }
  press->paper->y += GAP - 1.5;
}

static void
put_list (Press *press,
          JsonArray *lines)
{
  const Flow flow = { MARGIN + INDENT, BODY - INDENT, TEXT, PANGO_WEIGHT_NORMAL, PANGO_ALIGN_LEFT, TRUE };

  for (guint i = 0; i < json_array_get_length (lines); i++) {
    g_autofree char *number = g_strdup_printf ("%u.", i + 1);
    JsonNode *node = json_array_get_element (lines, i);
    g_autofree char *line = fill (press, json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : BLANK, NULL);

    put_beside (press, number, MARGIN, INDENT);
    put_flow (press, line, &flow);
    press->paper->y += 2.5;
  }
  press->paper->y += GAP - 2.5;
}

/* --- tables --- */

static double
find_shares (JsonArray *columns)
{
  double sum = 0;

  for (guint i = 0; i < json_array_get_length (columns); i++)
    sum += json_object_get_double_member_with_default (json_array_get_object_element (columns, i), "share", 1);
  return sum;
}

/* Lays out one row of a table, or its heads if @row is NULL. Returns: (transfer full) (element-type PangoLayout) */
static GPtrArray *
lay_out_row (Press *press,
             JsonNode *row,
             gboolean heads)
{
  JsonArray *columns = json_object_get_array_member (press->table, "columns");
  GPtrArray *cells = g_ptr_array_new_with_free_func (g_object_unref);
  double shares = find_shares (columns);

  for (guint i = 0; i < json_array_get_length (columns); i++) {
    JsonObject *column = json_array_get_object_element (columns, i);
    double width = BODY * json_object_get_double_member_with_default (column, "share", 1) / shares;
    g_autofree char *text = studio_paper_fill (json_object_get_string_member (column, heads ? "title" : "value"), press->order->data, row, heads ? BLANK : "", NULL);

    g_ptr_array_add (cells, studio_a4_text (press->paper, g_strchomp (text), CELL, heads ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL, MAX (width - 2 * CELL_PAD, 8)));
  }
  return cells;
}

static double
height_of_row (GPtrArray *cells,
               double least)
{
  double height = least;

  for (guint i = 0; i < cells->len; i++)
    height = MAX (height, studio_a4_height_of (g_ptr_array_index (cells, i)) + 2 * CELL_PAD);
  return height;
}

static void
draw_row (Press *press,
          GPtrArray *cells,
          double height,
          gboolean heads)
{
  JsonArray *columns = json_object_get_array_member (press->table, "columns");
  cairo_t *cr = press->paper->cr;
  double x = MARGIN, shares = find_shares (columns);

  for (guint i = 0; i < cells->len; i++) {
    double width = BODY * json_object_get_double_member_with_default (json_array_get_object_element (columns, i), "share", 1) / shares;

    cairo_rectangle (cr, x, press->paper->y, width, height);
    if (heads) {
      studio_a4_ink (press->paper, 0.9);
      cairo_fill_preserve (cr);
    }
    studio_a4_ink (press->paper, 0.3);
    cairo_set_line_width (cr, 0.6);
    cairo_stroke (cr);
    studio_a4_ink (press->paper, 0);
    studio_a4_put (press->paper, g_object_ref (g_ptr_array_index (cells, i)), x + CELL_PAD, press->paper->y + CELL_PAD);
    x += width;
  }
  press->paper->y += height;
}

static void
put_heads (StudioA4 *paper,
           gpointer data)
{
  Press *press = data;
  g_autoptr (GPtrArray) cells = lay_out_row (press, NULL, TRUE);

  draw_row (press, cells, height_of_row (cells, 0), TRUE);
}

/* Returns: (transfer full): the row with its number in it */
static JsonNode *
number_row (JsonNode *row,
            guint number)
{
  g_autofree char *text = g_strdup_printf ("%u", number);
  g_autoptr (JsonNode) value = studio_json_string (text);

  return studio_json_with_member (row, "nomor", value);
}

/* Of the heads and the first row, which stay together. */
static double
height_of_beginning (Press *press,
                     JsonArray *rows,
                     double least)
{
  g_autoptr (JsonNode) row = number_row (json_array_get_element (rows, 0), 1);
  g_autoptr (GPtrArray) heads = lay_out_row (press, NULL, TRUE), first = lay_out_row (press, row, FALSE);

  return height_of_row (heads, 0) + height_of_row (first, least);
}

static void
put_filled_table (Press *press,
                  JsonArray *rows)
{
  double least = json_object_get_double_member_with_default (press->table, "height", 0);

  studio_a4_need (press->paper, height_of_beginning (press, rows, least));
  put_heads (press->paper, press);
  press->paper->resume = put_heads;
  for (guint i = 0; i < MIN (json_array_get_length (rows), STUDIO_PAPER_MAX_DATA); i++) {
    g_autoptr (JsonNode) row = number_row (json_array_get_element (rows, i), i + 1);
    g_autoptr (GPtrArray) cells = lay_out_row (press, row, FALSE);
    double height = height_of_row (cells, least);

    studio_a4_need (press->paper, height);
    draw_row (press, cells, height, FALSE);
  }
  press->paper->resume = NULL;
}

/* Returns: (nullable): a list of data, with something in it */
static JsonArray *
find_rows (Press *press,
           const char *name)
{
  JsonNode *node = press->order->data != NULL && JSON_NODE_HOLDS_OBJECT (press->order->data) ? find (json_node_get_object (press->order->data), name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) && json_array_get_length (json_node_get_array (node)) > 0 ? json_node_get_array (node) : NULL;
}

static void
put_table (Press *press,
           JsonObject *part)
{
  JsonArray *rows = find_rows (press, json_object_get_string_member (part, "table"));

  press->table = part;
  if (rows != NULL)
    put_filled_table (press, rows);
  else
    put_text (press, json_object_get_string_member_with_default (part, "empty", "–"));
  press->paper->y += rows != NULL ? GAP + 2 : 0;
}

/* --- signatures --- */

/** Signature: what stands in one place to sign; all texts (transfer full). @below: (nullable) */
typedef struct
{
  char *role, *name, *below;
} Signature;

static void
signature_free (Signature *signature)
{
  g_free (signature->role);
  g_free (signature->name);
  g_free (signature->below);
  g_free (signature);
}

/* @row: (nullable) */
static void
add_signature (Press *press,
               GPtrArray *all,
               JsonObject *spec,
               JsonNode *row)
{
  Signature *signature = g_new0 (Signature, 1);
  const char *name = json_object_get_string_member_with_default (spec, "name", ""), *below = json_object_get_string_member_with_default (spec, "below", NULL);
  gboolean missing = FALSE;

  signature->role = fill (press, json_object_get_string_member (spec, "role"), row);
  signature->name = fill (press, name, row);
  signature->below = below != NULL ? studio_paper_fill (below, press->order->data, row, "", &missing) : NULL;
  if (missing)
    g_clear_pointer (&signature->below, g_free);
  g_ptr_array_add (all, signature);
}

static GPtrArray *
list_signatures (Press *press,
                 JsonArray *specs)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) signature_free);

  for (guint i = 0; i < json_array_get_length (specs); i++) {
    JsonObject *spec = json_array_get_object_element (specs, i);
    const char *each = json_object_get_string_member_with_default (spec, "each", NULL);
    JsonArray *rows = each != NULL ? find_rows (press, each) : NULL;

    if (each == NULL)
      add_signature (press, all, spec, NULL);
    for (guint n = 0; rows != NULL && n < MIN (json_array_get_length (rows), STUDIO_PAPER_MAX_ROWS); n++) {
      g_autoptr (JsonNode) row = number_row (json_array_get_element (rows, n), n + 1);

      add_signature (press, all, spec, row);
    }
  }
  return all;
}

/* Draws one, or only measures it. Returns: its height */
static double
put_signature (Press *press,
               const Signature *signature,
               double x,
               gboolean draw)
{
  const Flow flow = { x, BODY / 2 - 16, TEXT, PANGO_WEIGHT_NORMAL, PANGO_ALIGN_CENTER, FALSE };
  const Flow bold = { x, BODY / 2 - 16, TEXT, PANGO_WEIGHT_SEMIBOLD, PANGO_ALIGN_CENTER, FALSE };
  PangoLayout *texts[] = { lay_out (press, signature->role, &flow), lay_out (press, signature->name, &bold), signature->below != NULL ? lay_out (press, signature->below, &flow) : NULL };
  double y = press->paper->y;

  for (guint i = 0; i < G_N_ELEMENTS (texts) && texts[i] != NULL; i++) {
    pango_layout_set_height (texts[i], -4);
    if (i == 1)
      y += SIGN_H;
    if (draw) {
      y += studio_a4_put (press->paper, texts[i], x, y);
    } else {
      y += studio_a4_height_of (texts[i]);
      g_object_unref (texts[i]);
    }
  }
  return y - press->paper->y;
}

static void
put_closing (Press *press,
             const char *text)
{
  const Flow flow = { MARGIN + BODY / 2 + 16, BODY / 2 - 16, TEXT, PANGO_WEIGHT_NORMAL, PANGO_ALIGN_CENTER, FALSE };
  g_autofree char *filled = fill (press, text, NULL);

  put_flow (press, filled, &flow);
  press->paper->y += 4;
}

/* Of those that are signed side by side. @right: (nullable) */
static double
height_of_pair (Press *press,
                const Signature *left,
                const Signature *right)
{
  double height = put_signature (press, left, 0, FALSE);

  return right != NULL ? MAX (height, put_signature (press, right, 0, FALSE)) : height;
}

static void
put_signatures (Press *press,
                JsonObject *part)
{
  g_autoptr (GPtrArray) all = list_signatures (press, json_object_get_array_member (part, "signatures"));
  const char *closing = json_object_get_string_member_with_default (part, "closing", NULL);

  for (guint i = 0; i < all->len; i += 2) {
    const Signature *left = g_ptr_array_index (all, i), *right = i + 1 < all->len ? g_ptr_array_index (all, i + 1) : NULL;
    double height = height_of_pair (press, left, right);

    studio_a4_need (press->paper, height + (closing != NULL && i == 0 ? CLOSING_H : 0) + 8);
    press->paper->y += 8;
    if (closing != NULL && i == 0)
      put_closing (press, closing);
    studio_a4_ink (press->paper, 0);
    /* who signs alone signs at the right */
    put_signature (press, left, right != NULL ? MARGIN : MARGIN + BODY / 2 + 16, TRUE);
    if (right != NULL)
      put_signature (press, right, MARGIN + BODY / 2 + 16, TRUE);
    press->paper->y += height + GAP;
  }
}

/* --- all --- */

static gboolean
is_wanted (Press *press,
           JsonObject *part)
{
  const char *name = json_object_get_string_member_with_default (part, "if", NULL);
  g_autofree char *token = name != NULL ? g_strdup_printf ("{%s}", name) : NULL;
  g_autofree char *value = token != NULL ? studio_paper_fill (token, press->order->data, NULL, "", NULL) : NULL;

  return name == NULL || *value != '\0' || find_rows (press, name) != NULL;
}

/* Lines of the data stand in the place of those of the text. */
static void
put_lines (Press *press,
           JsonObject *part)
{
  const char *from = json_object_get_string_member_with_default (part, "from", NULL);
  JsonArray *own = from != NULL ? find_rows (press, from) : NULL;

  put_list (press, own != NULL ? own : json_object_get_array_member (part, "list"));
}

/* Of as much of a part as does not begin without what stands before it. */
static double
height_of_first (Press *press,
                 JsonObject *part)
{
  if (json_object_has_member (part, "table")) {
    JsonArray *rows = find_rows (press, json_object_get_string_member (part, "table"));

    press->table = part;
    return rows != NULL ? height_of_beginning (press, rows, json_object_get_double_member_with_default (part, "height", 0)) : LINES_H;
  }
  if (json_object_has_member (part, "signatures")) {
    g_autoptr (GPtrArray) all = list_signatures (press, json_object_get_array_member (part, "signatures"));

    return all->len > 0 ? CLOSING_H + 8 + height_of_pair (press, g_ptr_array_index (all, 0), all->len > 1 ? g_ptr_array_index (all, 1) : NULL) : 0;
  }
  return LINES_H;
}

/* A heading does not stand alone at the foot of a page, and the last lines before a signature belong to the page that is signed. */
static void
keep_together (Press *press,
               JsonObject *part,
               JsonObject *next)
{
  const Flow flow = { MARGIN, BODY, TEXT, PANGO_WEIGHT_NORMAL, PANGO_ALIGN_LEFT, TRUE };
  gboolean heading = json_object_has_member (part, "heading");
  g_autofree char *text = NULL;
  g_autoptr (PangoLayout) layout = NULL;

  if (!heading && !(json_object_has_member (part, "text") && json_object_has_member (next, "signatures")))
    return;
  text = fill (press, json_object_get_string_member (part, heading ? "heading" : "text"), NULL);
  layout = lay_out (press, text, &flow);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_NONE);
  studio_a4_need (press->paper, studio_a4_height_of (layout) + GAP + height_of_first (press, next));
}

static void
put_part (Press *press,
          JsonObject *part)
{
  if (json_object_has_member (part, "text"))
    put_text (press, json_object_get_string_member (part, "text"));
  else if (json_object_has_member (part, "heading"))
    put_heading (press, json_object_get_string_member (part, "heading"));
  else if (json_object_has_member (part, "rows"))
    put_rows (press, json_object_get_array_member (part, "rows"));
  else if (json_object_has_member (part, "list"))
    put_lines (press, part);
  else if (json_object_has_member (part, "table"))
    put_table (press, part);
  else
    put_signatures (press, part);
}

/* Returns: (transfer container) (element-type JsonObject): the parts that are put */
static GPtrArray *
list_wanted (Press *press)
{
  JsonArray *parts = json_object_get_array_member (json_node_get_object (press->order->root), "parts");
  GPtrArray *wanted = g_ptr_array_new ();

  for (guint i = 0; i < json_array_get_length (parts); i++) {
    JsonObject *part = json_array_get_object_element (parts, i);

    if (is_wanted (press, part))
      g_ptr_array_add (wanted, part);
  }
  return wanted;
}

static void
put_all (StudioA4 *paper,
         gpointer data)
{
  Press *press = data;
  g_autoptr (GPtrArray) parts = list_wanted (press);

  press->paper = paper;
  paper->margin = MARGIN;
  if (press->order->brand != NULL)
    put_letterhead (press);
  put_title (press);
  for (guint i = 0; i < parts->len; i++) {
    if (i + 1 < parts->len)
      keep_together (press, g_ptr_array_index (parts, i), g_ptr_array_index (parts, i + 1));
    put_part (press, g_ptr_array_index (parts, i));
  }
}

/* Returns: (transfer full) (nullable): the brand's logo, fit to be printed; without one, or one that can't be read, an emblem is drawn */
static cairo_surface_t *
load_logo (StudioBrand *brand)
{
  g_autoptr (GBytes) bytes = brand != NULL ? studio_brand_load_logo (brand, "utama", NULL) : NULL;
  StudioPhotoRequest request = { .crop = { 0, 0, 1, 1 } };
  StudioPictureInfo info;
  double scale;

  if (bytes == NULL || !studio_picture_info_read (bytes, &info, NULL))
    return NULL;
  scale = LOGO * LOGO_SCALE / MAX (info.width, info.height);
  request.width = MAX (1, (int) round (info.width * scale));
  request.height = MAX (1, (int) round (info.height * scale));
  return studio_photo_decode (bytes, &request, NULL, NULL);
}

static char *
word_foot (const StudioPaperOrder *order)
{
  const char *title = json_object_get_string_member (json_node_get_object (order->root), "title");
  g_autofree char *number = studio_paper_fill ("{nomor}", order->data, NULL, "", NULL);
  g_autofree char *filled = studio_paper_fill (title, order->data, NULL, "", NULL);

  return *number != '\0' ? g_strdup_printf ("%s · %s", filled, number) : g_steal_pointer (&filled);
}

GBytes *
studio_paper_to_pdf (const StudioPaperOrder *order,
                     GCancellable *cancellable,
                     GError **error)
{
  Press press = { .order = order };
  g_autofree char *foot = NULL;
  GBytes *pdf;

  g_return_val_if_fail (order != NULL && order->root != NULL, NULL);

  foot = word_foot (order);
  press.logo = load_logo (order->brand);
  pdf = studio_a4_to_pdf (foot, foot, put_all, &press, cancellable, error);
  g_clear_pointer (&press.logo, cairo_surface_destroy);
  return pdf;
}

gpointer
studio_paper_to_surface (const StudioPaperOrder *order,
                         StudioPaperView *view)
{
  Press press = { .order = order };
  StudioA4Place place = { view->page, 0 };
  g_autofree char *foot = NULL;
  cairo_surface_t *surface;

  g_return_val_if_fail (order != NULL && order->root != NULL && view != NULL, NULL);

  foot = word_foot (order);
  press.logo = load_logo (order->brand);
  surface = studio_a4_to_surface (foot, put_all, &press, view->scale, &place);
  view->page = place.page;
  view->n_pages = place.n_pages;
  g_clear_pointer (&press.logo, cairo_surface_destroy);
  return surface;
}
