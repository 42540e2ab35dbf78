#include "config.h"

#include "studio-design-cells.h"

#include "studio-figures-paste.h"

#include <glib/gi18n-lib.h>

/* More bars than anybody reads on a phone. */
#define MAX_ROWS 12
#define CHART_WIDTH 720
#define CHART_HEIGHT 460
#define LABEL_SIZE 32

/* Returns: (nullable) (transfer none): the one selected layer, if it is a chart that may be changed */
static const char *
selected_chart (StudioComposer *composer)
{
  GPtrArray *ids = studio_composer_get_selection (composer);
  StudioScene *scene = studio_composer_get_scene (composer);
  const StudioBox *box = ids->len == 1 && scene != NULL ? studio_scene_find (scene, g_ptr_array_index (ids, 0)) : NULL;

  if (box == NULL || box->layer->kind != STUDIO_LAYER_CHART || studio_composer_get_lock (composer, box->layer->id) != NULL)
    return NULL;
  return g_ptr_array_index (ids, 0);
}

/* Returns: (nullable) (transfer full): the content field whose rows the chart shows as they are */
static char *
field_of (StudioComposer *composer,
          const char *chart)
{
  JsonNode *rows = studio_composer_get_member (composer, chart, "rows", NULL);
  const char *token = rows != NULL && JSON_NODE_HOLDS_VALUE (rows) ? json_node_get_string (rows) : NULL;
  StudioTemplate *template = studio_post_get_template (studio_document_get_post (studio_composer_get_document (composer)));
  g_autofree char *name = NULL;

  if (token == NULL || token[0] != '{' || !g_str_has_suffix (token, "}"))
    return NULL;
  name = g_strndup (token + 1, strlen (token) - 2);
  return studio_template_find_field (template, name) != NULL ? g_steal_pointer (&name) : NULL;
}

static JsonNode *
make_chart (JsonNode *rows)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *layer = json_object_new ();

  json_object_set_string_member (layer, "type", "chart");
  json_object_set_string_member (layer, "chart", "column");
  json_object_set_member (layer, "rows", json_node_ref (rows));
  json_object_set_int_member (layer, "w", CHART_WIDTH);
  json_object_set_int_member (layer, "h", CHART_HEIGHT);
  json_object_set_int_member (layer, "size", LABEL_SIZE);
  json_node_take_object (node, layer);
  json_node_seal (node);
  return node;
}

static void
put_rows (StudioComposer *composer,
          JsonNode *rows)
{
  const char *chart = selected_chart (composer);
  g_autofree char *field = chart != NULL ? field_of (composer, chart) : NULL;
  g_autoptr (JsonNode) layer = NULL;

  if (field != NULL) {
    studio_document_set_field (studio_composer_get_document (composer), field, rows, NULL);
  } else if (chart != NULL) {
    studio_composer_set_layer_member (composer, chart, "rows", rows, _ ("Paste Figures"), NULL);
  } else {
    layer = make_chart (rows);
    studio_composer_add (composer, layer, NULL, _ ("Paste Figures"));
  }
}

/* Returns: (transfer full): what a person should look at again */
static char *
make_notice (const StudioFiguresPaste *paste)
{
  guint n = json_array_get_length (json_node_get_array (paste->rows));

  if (paste->ambiguous != NULL)
    return g_strdup_printf (_ ("Points are read as thousands, as in “%s”. If they are decimals, write them with a comma."), paste->ambiguous);
  if (paste->n_unreadable > 0)
    return g_strdup_printf (ngettext ("%u figure could not be read. Correct it in the step Content.",
                                      "%u figures could not be read. Correct them in the step Content.", paste->n_unreadable),
                            paste->n_unreadable);
  if (paste->n_left_over > 0)
    return g_strdup_printf (_ ("Only the first %u rows were taken: more can't be read in a picture."), n);
  return g_strdup_printf (ngettext ("%u row pasted", "%u rows pasted", n), n);
}

gboolean
studio_design_cells_paste (StudioComposer *composer,
                           const char *text,
                           char **notice)
{
  g_auto (StudioFiguresPaste) paste = { 0 };

  g_return_val_if_fail (STUDIO_IS_COMPOSER (composer) && text != NULL && notice != NULL, FALSE);

  if (strchr (text, '\t') == NULL)
    return FALSE;
  studio_figures_paste_read (text, MAX_ROWS, FALSE, &paste);
  if (paste.rows == NULL || json_array_get_length (json_node_get_array (paste.rows)) < 2)
    return FALSE;
  put_rows (composer, paste.rows);
  *notice = make_notice (&paste);
  return TRUE;
}
