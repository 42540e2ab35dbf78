#include "config.h"

#include "studio-tool.h"

#include <gdk/gdk.h>
#include <glib/gi18n-lib.h>
#include <math.h>

/* Usual sizes are for a page of this width. */
#define USUAL_PAGE 1080.0
/* Less is drawn by mistake. */
#define SMALLEST 4.0

/* The layers of docs/template-format.md; "w" and "h" are for a click. A text says what to do with it. */
static const StudioTool tools[] = {
  { "select", N_ ("Select"), "studio-select-symbolic", NULL, GDK_KEY_v, STUDIO_PLACER_OFF, NULL },
  { "hand", N_ ("Pan"), "studio-hand-symbolic", NULL, GDK_KEY_h, STUDIO_PLACER_PAN, NULL },
  { "text", N_ ("Text"), "studio-text-symbolic", N_ ("Add Text"), GDK_KEY_t, STUDIO_PLACER_FRAME,
    "{\"type\": \"text\", \"text\": \"\", \"font\": \"body\", \"size\": 44, \"fixed\": true, \"w\": 520, \"h\": 0}" },
  { "rectangle", N_ ("Rectangle"), "studio-rectangle-symbolic", N_ ("Add Rectangle"), GDK_KEY_r, STUDIO_PLACER_FRAME,
    "{\"type\": \"shape\", \"fill\": \"primary\", \"w\": 320, \"h\": 220}" },
  { "rounded", N_ ("Rounded Rectangle"), "studio-rounded-symbolic", N_ ("Add Rounded Rectangle"), 0, STUDIO_PLACER_FRAME,
    "{\"type\": \"shape\", \"fill\": \"primary\", \"outline\": {\"radius\": 32}, \"w\": 320, \"h\": 220}" },
  { "ellipse", N_ ("Ellipse"), "studio-ellipse-symbolic", N_ ("Add Ellipse"), GDK_KEY_o, STUDIO_PLACER_FRAME,
    "{\"type\": \"shape\", \"fill\": \"primary\", \"outline\": {\"ellipse\": true}, \"w\": 260, \"h\": 260}" },
  { "triangle", N_ ("Triangle"), "studio-polygon-symbolic", N_ ("Add Triangle"), 0, STUDIO_PLACER_FRAME,
    "{\"type\": \"shape\", \"fill\": \"primary\", \"outline\": {\"polygon\": 3}, \"w\": 280, \"h\": 250}" },
  { "star", N_ ("Star"), "studio-star-symbolic", N_ ("Add Star"), 0, STUDIO_PLACER_FRAME,
    "{\"type\": \"shape\", \"fill\": \"accent\", \"outline\": {\"star\": 5, \"inner\": 0.45}, \"w\": 260, \"h\": 260}" },
  { "line", N_ ("Line"), "studio-line-symbolic", N_ ("Add Line"), GDK_KEY_l, STUDIO_PLACER_LINE,
    "{\"type\": \"line\", \"stroke\": {\"color\": \"accent\", \"width\": 6}, \"round\": true, \"w\": 320, \"h\": 0}" },
  { "arrow", N_ ("Arrow"), "studio-arrow-symbolic", N_ ("Add Arrow"), 0, STUDIO_PLACER_LINE,
    "{\"type\": \"line\", \"stroke\": {\"color\": \"accent\", \"width\": 6}, \"end\": \"triangle\", \"w\": 320, \"h\": 0}" },
  { "elbow", N_ ("Elbow Arrow"), "studio-elbow-symbolic", N_ ("Add Arrow"), 0, STUDIO_PLACER_LINE,
    "{\"type\": \"line\", \"stroke\": {\"color\": \"accent\", \"width\": 6}, \"route\": \"elbow\", \"end\": \"triangle\", \"w\": 320, \"h\": 160}" },
  { "photo", N_ ("Photo"), "image-x-generic-symbolic", N_ ("Add Photo"), GDK_KEY_f, STUDIO_PLACER_FRAME,
    "{\"type\": \"photo\", \"w\": 480, \"h\": 360}" },
  { "qr", N_ ("QR"), "studio-qr-symbolic", N_ ("Add QR Code"), GDK_KEY_q, STUDIO_PLACER_FRAME,
    "{\"type\": \"qr\", \"text\": \"https://\", \"color\": \"black\", \"ground\": \"white\", \"quiet\": 4, \"w\": 220, \"h\": 220}" },
};

const StudioTool *
studio_tool_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (tools); i++) {
    if (g_strcmp0 (tools[i].name, name) == 0)
      return &tools[i];
  }
  return NULL;
}

const StudioTool *
studio_tool_find_by_key (guint keyval)
{
  for (guint i = 0; i < G_N_ELEMENTS (tools); i++) {
    if (tools[i].key != 0 && tools[i].key == gdk_keyval_to_lower (keyval))
      return &tools[i];
  }
  return NULL;
}

static void
set_numbers (JsonObject *layer,
             const char *member,
             const double *values,
             guint n)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < n; i++)
    json_array_add_double_element (array, values[i]);
  json_object_set_array_member (layer, member, array);
}

/* A line runs from corner to corner of its box, in the direction it was drawn. */
static void
set_points (JsonObject *layer,
            StudioPoint from,
            StudioPoint to)
{
  JsonArray *points = json_array_new ();
  StudioPoint ends[2] = { { from.x <= to.x ? 0 : 1, from.y <= to.y ? 0 : 1 }, { from.x <= to.x ? 1 : 0, from.y <= to.y ? 1 : 0 } };

  for (guint i = 0; i < 2; i++) {
    JsonArray *point = json_array_new ();

    json_array_add_double_element (point, ends[i].x);
    json_array_add_double_element (point, ends[i].y);
    json_array_add_array_element (points, point);
  }
  json_object_set_array_member (layer, "points", points);
}

static void
scale_member (JsonObject *layer,
              const char *member,
              double scale)
{
  if (json_object_has_member (layer, member))
    json_object_set_double_member (layer, member, round (json_object_get_double_member (layer, member) * scale));
}

static void
set_frame (JsonObject *layer,
           const StudioTool *tool,
           StudioPoint from,
           StudioPoint to,
           double scale)
{
  gboolean click = from.x == to.x && from.y == to.y;
  double w = click ? json_object_get_double_member (layer, "w") * scale : fabs (to.x - from.x);
  double h = click ? json_object_get_double_member (layer, "h") * scale : fabs (to.y - from.y);
  StudioPoint corner = { click ? from.x - w / 2 : MIN (from.x, to.x), click ? from.y - h / 2 : MIN (from.y, to.y) };
  double smallest = tool->mode == STUDIO_PLACER_LINE ? 0 : SMALLEST;

  /* the lines of a text decide its height */
  if (g_str_equal (tool->name, "text"))
    h = 0;
  else
    h = MAX (h, smallest);
  if (tool->mode == STUDIO_PLACER_LINE && !click)
    set_points (layer, from, to);
  set_numbers (layer, "frame", (double[]){ round (corner.x), round (corner.y), round (MAX (w, smallest)), round (h) }, 4);
}

JsonNode *
studio_tool_make_layer (const StudioTool *tool,
                        StudioPoint from,
                        StudioPoint to,
                        StudioSize page)
{
  g_autoptr (JsonNode) node = NULL;
  JsonObject *layer;
  double scale = MIN (page.w, page.h) / USUAL_PAGE;

  g_return_val_if_fail (tool != NULL, NULL);

  node = tool->layer != NULL ? json_from_string (tool->layer, NULL) : NULL;
  if (node == NULL)
    return NULL;
  layer = json_node_get_object (node);
  set_frame (layer, tool, from, to, scale);
  scale_member (layer, "size", scale);
  json_object_remove_member (layer, "w");
  json_object_remove_member (layer, "h");
  if (g_str_equal (tool->name, "text"))
    json_object_set_string_member (layer, "text", _ ("Type here"));
  return g_steal_pointer (&node);
}
