#include "config.h"

#include <adwaita.h>
#include <math.h>

#include "studio-catalog.h"
#include "studio-color-picker.h"
#include "studio-color-row.h"
#include "studio-fonts.h"
#include "studio-inspector-scope.h"
#include "studio-inspector.h"
#include "studio-layout.h"
#include "studio-number-row.h"
#include "studio-place-row.h"
#include "studio-swatch.h"

/** Fixture: the inspector in a window, and what it shows. */
typedef struct
{
  StudioDocument *document;
  StudioComposer *composer;
  StudioHistory *history;
  PangoContext *context;
  GtkWindow *window;
  StudioInspector *inspector;
} Fixture;

static void
settle (void)
{
  for (guint i = 0; i < 30; i++) {
    g_main_context_iteration (NULL, FALSE);
    g_usleep (1000);
  }
}

static void
lay_out (Fixture *fixture)
{
  g_autoptr (StudioSnapshot) snapshot = studio_post_snapshot (studio_document_get_post (fixture->document));
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioScene) scene = studio_layout_page (fixture->context, snapshot, studio_composer_get_format (fixture->composer), 0, &error);

  g_assert_no_error (error);
  studio_composer_set_scene (fixture->composer, scene);
  settle ();
}

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  g_autoptr (StudioCatalog) catalog = studio_catalog_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioTemplate) template = studio_catalog_load_template (catalog, "capaian-pembangunan", &error);
  g_autoptr (StudioBrand) brand = NULL;
  g_autoptr (GSettings) settings = g_settings_new ("com.pemda.Studio");

  g_assert_no_error (error);
  g_settings_set_string (settings, "edit-scope", "all");
  g_settings_reset (settings, "recent-colours");
  studio_inspector_scope_forget ();
  brand = studio_catalog_load_brand (catalog, "paser-mas", &error);
  g_assert_no_error (error);
  fixture->document = studio_document_new (template, brand);
  fixture->history = studio_document_get_history (fixture->document);
  fixture->composer = studio_composer_new (fixture->document);
  fixture->context = studio_fonts_new_context ();
  studio_composer_set_view (fixture->composer, studio_format_find ("feed"), 0);
  fixture->inspector = g_object_new (STUDIO_TYPE_INSPECTOR, "composer", fixture->composer, NULL);
  fixture->window = GTK_WINDOW (g_object_ref_sink (gtk_window_new ()));
  gtk_window_set_default_size (fixture->window, 256, 720);
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->inspector));
  gtk_window_present (fixture->window);
  lay_out (fixture);
}

/* A contrast that is still being measured keeps its row, and that the composer, for a moment. */
static void
wait_alone (gpointer object)
{
  for (guint i = 0; i < 100 && G_OBJECT (object)->ref_count > 1; i++)
    settle ();
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  g_object_ref (fixture->inspector);
  gtk_window_destroy (fixture->window);
  g_object_unref (fixture->window);
  wait_alone (fixture->inspector);
  g_assert_finalize_object (fixture->inspector);
  wait_alone (fixture->composer);
  g_assert_finalize_object (fixture->composer);
  g_object_unref (fixture->document);
  g_object_unref (fixture->context);
}

/* --- finding --- */

typedef gboolean (*Test) (GtkWidget *widget, const char *word);

static GtkWidget *
find (GtkWidget *widget,
      Test test,
      const char *word)
{
  GtkWidget *found = test (widget, word) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find (child, test, word);
  return found;
}

static gboolean
is_row_of (GtkWidget *widget,
           const char *member)
{
  return STUDIO_IS_INSPECTOR_ROW (widget) && gtk_widget_get_mapped (widget) && g_strcmp0 (studio_inspector_row_get_member (STUDIO_INSPECTOR_ROW (widget)), member) == 0;
}

static gboolean
is_place_of (GtkWidget *widget,
             const char *part)
{
  g_autofree char *its = NULL;

  if (!STUDIO_IS_PLACE_ROW (widget) || !gtk_widget_get_mapped (widget))
    return FALSE;
  g_object_get (widget, "part", &its, NULL);
  return g_strcmp0 (its, part) == 0;
}

static gboolean
is_spin (GtkWidget *widget,
         const char *word)
{
  return GTK_IS_SPIN_BUTTON (widget);
}

static gboolean
is_drop (GtkWidget *widget,
         const char *word)
{
  return GTK_IS_DROP_DOWN (widget);
}

static gboolean
is_swatch (GtkWidget *widget,
           const char *name)
{
  return STUDIO_IS_SWATCH (widget) && g_str_equal (studio_swatch_get_name (STUDIO_SWATCH (widget)), name);
}

static gboolean
is_button (GtkWidget *widget,
           const char *label)
{
  return GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0;
}

static gboolean
is_popover (GtkWidget *widget,
            const char *word)
{
  return GTK_IS_POPOVER (widget);
}

static gboolean
is_chooser (GtkWidget *widget,
            const char *word)
{
  return GTK_IS_COLOR_CHOOSER (widget);
}

static gboolean
is_toggle (GtkWidget *widget,
           const char *name)
{
  return GTK_IS_TOGGLE_BUTTON (widget) && g_str_equal (gtk_widget_get_name (widget), name);
}

static gboolean
is_stack_of (GtkWidget *widget,
             const char *page)
{
  return GTK_IS_STACK (widget) && gtk_stack_get_child_by_name (GTK_STACK (widget), page) != NULL;
}

static GtkWidget *
row (Fixture *fixture,
     const char *member)
{
  return find (GTK_WIDGET (fixture->inspector), is_row_of, member);
}

static void
show_tab (Fixture *fixture,
          const char *name)
{
  gtk_stack_set_visible_child_name (GTK_STACK (find (GTK_WIDGET (fixture->inspector), is_stack_of, name)), name);
  settle ();
}

/* Types into a number and presses Enter. */
static void
type_number (GtkWidget *row_widget,
             const char *text)
{
  GtkWidget *spin = find (row_widget, is_spin, NULL);

  g_assert_nonnull (spin);
  gtk_editable_set_text (GTK_EDITABLE (spin), text);
  gtk_spin_button_update (GTK_SPIN_BUTTON (spin));
}

static const char *
shown_number (GtkWidget *row_widget)
{
  return gtk_editable_get_text (GTK_EDITABLE (find (row_widget, is_spin, NULL)));
}

static JsonNode *
at (Fixture *fixture,
    const char *path)
{
  return studio_json_lookup (studio_post_get_json (studio_document_get_post (fixture->document)), path);
}

/* A text of the template with no special place. */
static const char *
a_text (Fixture *fixture)
{
  GArray *boxes = studio_composer_get_scene (fixture->composer)->boxes;

  for (guint i = 1; i < boxes->len; i++) {
    const StudioBox *box = &g_array_index (boxes, StudioBox, i);

    if (box->layer->kind == STUDIO_LAYER_TEXT && studio_composer_get_lock (fixture->composer, box->layer->id) == NULL)
      return box->layer->id;
  }
  g_assert_not_reached ();
}

static char *
select_text (Fixture *fixture)
{
  char *id = g_strdup (a_text (fixture));

  studio_composer_select (fixture->composer, id, FALSE);
  settle ();
  return id;
}

/* --- tests --- */

/* Numbers are worked out, written in all sizes as one step, and taken back. */
static void
test_number (Fixture *fixture,
             gconstpointer data)
{
  g_autofree char *id = select_text (fixture);
  g_autofree char *path = g_strdup_printf ("set/%s/size", id);
  g_autofree char *before = g_strdup (shown_number (row (fixture, "size")));

  type_number (row (fixture, "size"), "abc/0");
  g_assert_null (at (fixture, path));
  g_assert_cmpuint (studio_history_get_n_undo (fixture->history), ==, 0);
  type_number (row (fixture, "size"), "100/2+1");
  g_assert_cmpfloat (json_node_get_double (at (fixture, path)), ==, 51);
  g_assert_cmpuint (studio_history_get_n_undo (fixture->history), ==, 1);
  type_number (row (fixture, "size"), "bukan angka");
  g_assert_cmpfloat (json_node_get_double (at (fixture, path)), ==, 51);
  type_number (row (fixture, "size"), "52 px");
  g_assert_cmpfloat (json_node_get_double (at (fixture, path)), ==, 52);
  /* typed without a pause: one step */
  g_assert_cmpuint (studio_history_get_n_undo (fixture->history), ==, 1);
  lay_out (fixture);
  g_assert_true (g_str_has_prefix (shown_number (row (fixture, "size")), "52"));
  studio_composer_reset_layers (fixture->composer);
  lay_out (fixture);
  g_assert_null (at (fixture, path));
  g_assert_cmpstr (shown_number (row (fixture, "size")), ==, before);
}

/* Different values show nothing, and what is typed then is meant for all. */
static void
test_mixed (Fixture *fixture,
            gconstpointer data)
{
  GArray *boxes = studio_composer_get_scene (fixture->composer)->boxes;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;
  g_autoptr (JsonNode) half = studio_json_number (0.5);
  guint n = 0;

  for (guint i = 1; i < boxes->len && n < 2; i++) {
    const StudioBox *box = &g_array_index (boxes, StudioBox, i);

    if (box->layer->kind == STUDIO_LAYER_TEXT && studio_composer_get_lock (fixture->composer, box->layer->id) == NULL) {
      g_strv_builder_add (builder, box->layer->id);
      n++;
    }
  }
  ids = g_strv_builder_end (builder);
  studio_composer_set_layer_member (fixture->composer, ids[0], "opacity", half, "Opacity", NULL);
  studio_composer_select_all_of (fixture->composer, (const char *const *) ids);
  lay_out (fixture);
  show_tab (fixture, "style");
  g_assert_cmpstr (shown_number (row (fixture, "opacity")), ==, "");
  type_number (row (fixture, "opacity"), "50");
  for (guint i = 0; i < 2; i++) {
    g_autofree char *path = g_strdup_printf ("set/%s/opacity", ids[i]);

    g_assert_cmpfloat (json_node_get_double (at (fixture, path)), ==, 0.5);
  }
}

/* Brand colours are written by name; the first edit asks, and the answer may move it to this size. */
static void
test_color (Fixture *fixture,
            gconstpointer data)
{
  g_autofree char *id = select_text (fixture);
  g_autofree char *all = g_strdup_printf ("set/%s/color", id);
  g_autofree char *here = g_strdup_printf ("variants/feed/set/%s/color", id);
  g_autoptr (GSettings) settings = g_settings_new ("com.pemda.Studio");
  g_autofree char *kept = NULL;
  GtkWidget *only;

  g_settings_set_string (settings, "edit-scope", "ask");
  g_signal_emit_by_name (find (row (fixture, "color"), is_swatch, "accent2"), "clicked");
  settle ();
  g_assert_cmpstr (json_node_get_string (at (fixture, all)), ==, "accent2");
  only = find (row (fixture, "color"), is_button, "Only Feed 4:5");
  if (only == NULL)
    only = find (row (fixture, "color"), is_button, "Hanya Feed 4:5");
  g_assert_nonnull (only);
  g_signal_emit_by_name (only, "clicked");
  settle ();
  g_assert_null (at (fixture, all));
  g_assert_cmpstr (json_node_get_string (at (fixture, here)), ==, "accent2");
  g_assert_cmpuint (studio_history_get_n_undo (fixture->history), ==, 1);
  kept = g_settings_get_string (settings, "edit-scope");
  g_assert_cmpstr (kept, ==, "this");

  /* it is not asked again */
  lay_out (fixture);
  g_signal_emit_by_name (find (row (fixture, "color"), is_swatch, "accent"), "clicked");
  settle ();
  g_assert_cmpstr (json_node_get_string (at (fixture, here)), ==, "accent");
  g_assert_null (at (fixture, all));
}

/* Any colour, from the popover, whose chooser is made when it is first opened. */
static void
test_free_color (Fixture *fixture,
                 gconstpointer data)
{
  const GdkRGBA rgba = { 0.2f, 0.4f, 0.6f, 1 };
  g_autofree char *id = select_text (fixture);
  g_autofree char *here = g_strdup_printf ("variants/feed/set/%s/color", id);
  g_autoptr (GSettings) settings = g_settings_new ("com.pemda.Studio");
  GtkWidget *popover = find (row (fixture, "color"), is_popover, NULL);

  g_settings_set_string (settings, "edit-scope", "this");
  g_assert_null (find (row (fixture, "color"), is_chooser, NULL));
  for (int i = 0; i < 2; i++) {
    gtk_popover_popup (GTK_POPOVER (popover));
    settle ();
    g_assert_nonnull (find (popover, is_chooser, NULL));
    gtk_popover_popdown (GTK_POPOVER (popover));
    settle ();
    g_assert_cmpuint (studio_history_get_n_undo (fixture->history), ==, 0);
  }
  gtk_popover_popup (GTK_POPOVER (popover));
  settle ();
  gtk_color_chooser_set_rgba (GTK_COLOR_CHOOSER (find (popover, is_chooser, NULL)), &rgba);
  gtk_popover_popdown (GTK_POPOVER (popover));
  settle ();
  g_assert_cmpstr (json_node_get_string (at (fixture, here)), ==, "#336699");
  g_assert_cmpuint (studio_history_get_n_undo (fixture->history), ==, 1);
}

static void
test_place (Fixture *fixture,
            gconstpointer data)
{
  g_autofree char *id = select_text (fixture);
  g_autofree char *path = g_strdup_printf ("variants/feed/set/%s/frame", id);
  const StudioBox *box;
  GtkWidget *widget;

  show_tab (fixture, "size");
  widget = find (GTK_WIDGET (fixture->inspector), is_place_of, "x");
  type_number (widget, "1080/4");
  g_assert_nonnull (at (fixture, path)); /* of this size alone, and nobody is asked */
  lay_out (fixture);
  box = studio_scene_find (studio_composer_get_scene (fixture->composer), id);
  g_assert_cmpfloat_with_epsilon (box->rect.x, 270, 0.02);
  type_number (find (GTK_WIDGET (fixture->inspector), is_place_of, "angle"), "30");
  lay_out (fixture);
  box = studio_scene_find (studio_composer_get_scene (fixture->composer), id);
  g_assert_cmpfloat (box->layer->rotation, ==, 30);
  g_assert_cmpfloat_with_epsilon (box->rect.x, 270, 0.02);
  type_number (find (GTK_WIDGET (fixture->inspector), is_place_of, "w"), "400");
  lay_out (fixture);
  box = studio_scene_find (studio_composer_get_scene (fixture->composer), id);
  g_assert_cmpfloat_with_epsilon (box->rect.w, 400, 0.02);
}

static void
test_words (Fixture *fixture,
            gconstpointer data)
{
  g_autofree char *id = select_text (fixture);
  g_autofree char *align = g_strdup_printf ("set/%s/align", id);
  g_autofree char *marker = g_strdup_printf ("set/%s/marker", id);
  GtkWidget *bullets;

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find (row (fixture, "align"), is_toggle, "end")), TRUE);
  g_assert_cmpstr (json_node_get_string (at (fixture, align)), ==, "end");
  lay_out (fixture);
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (find (row (fixture, "align"), is_toggle, "start"))));
  bullets = find (row (fixture, "marker"), is_toggle, "bullet");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (bullets), TRUE);
  g_assert_cmpstr (json_node_get_string (at (fixture, marker)), ==, "bullet");
  lay_out (fixture);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (bullets), FALSE);
  g_assert_cmpstr (json_node_get_string (at (fixture, marker)), ==, "none");
}

/* What is locked shows why and takes nothing; the tabs fit the kind, and are remembered for it. */
static void
test_tabs (Fixture *fixture,
           gconstpointer data)
{
  GArray *boxes = studio_composer_get_scene (fixture->composer)->boxes;
  g_autofree char *id = select_text (fixture);
  GtkStack *tabs = GTK_STACK (find (GTK_WIDGET (fixture->inspector), is_stack_of, "effects"));

  g_assert_cmpstr (gtk_stack_get_visible_child_name (tabs), ==, "text");
  g_assert_true (gtk_widget_get_sensitive (GTK_WIDGET (tabs)));
  show_tab (fixture, "size");
  for (guint i = 1; i < boxes->len; i++) {
    const StudioLayer *layer = g_array_index (boxes, StudioBox, i).layer;

    studio_composer_select (fixture->composer, layer->id, FALSE);
    settle ();
    g_assert_cmpint (gtk_widget_get_sensitive (GTK_WIDGET (tabs)), ==, studio_composer_get_lock (fixture->composer, layer->id) == NULL);
    if (layer->kind == STUDIO_LAYER_PHOTO)
      g_assert_cmpstr (gtk_stack_get_visible_child_name (tabs), ==, "photo");
    if (layer->kind == STUDIO_LAYER_CHART)
      g_assert_cmpstr (gtk_stack_get_visible_child_name (tabs), ==, "chart");
  }
  studio_composer_select (fixture->composer, id, FALSE);
  settle ();
  g_assert_cmpstr (gtk_stack_get_visible_child_name (tabs), ==, "size");
  studio_composer_select_none (fixture->composer);
  settle ();
  g_assert_cmpuint (studio_history_get_n_undo (fixture->history), ==, 0); /* looking changes nothing */
}

/* A stack tells how its things stand across it though the template does not say, and takes another word. */
static void
test_stack (Fixture *fixture,
            gconstpointer data)
{
  g_autoptr (JsonNode) layer = json_from_string ("{\"type\":\"stack\",\"w\":300,\"gap\":10,\"children\":[{\"type\":\"shape\",\"w\":40,\"h\":40,\"fill\":\"primary\"}]}", NULL);
  g_autofree char *path = NULL;
  GtkWidget *drop;

  json_node_seal (layer);
  path = g_strdup_printf ("layers/%s/align", studio_composer_add (fixture->composer, layer, NULL, "Susunan"));
  lay_out (fixture);
  show_tab (fixture, "style");
  settle ();
  drop = find (row (fixture, "align"), is_drop, NULL);
  g_assert_nonnull (drop);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (drop)), ==, 3);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop), 1);
  settle ();
  g_assert_cmpstr (json_node_get_string (at (fixture, path)), ==, "center");
}

int
main (int argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/inspector/stack", test_stack },
    { "/inspector/number", test_number },
    { "/inspector/mixed", test_mixed },
    { "/inspector/color", test_color },
    { "/inspector/free-color", test_free_color },
    { "/inspector/place", test_place },
    { "/inspector/words", test_words },
    { "/inspector/tabs", test_tabs },
  };

  g_test_init (&argc, &argv, NULL);
  adw_init ();
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
