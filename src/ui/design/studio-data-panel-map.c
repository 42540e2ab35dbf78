#include "config.h"

#include "studio-data-panel-private.h"

#include <glib/gi18n-lib.h>

#include "studio-chart-areas.h"

/** Loading: which chart a map is read for. */
typedef struct
{
  StudioDataPanel *self;
  GCancellable *cancellable;
} Loading;

static void
loading_free (Loading *loading)
{
  g_object_unref (loading->self);
  g_object_unref (loading->cancellable);
  g_free (loading);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Loading, loading_free)

static void
show_busy (StudioDataPanel *self,
           gboolean busy)
{
  gtk_widget_set_visible (GTK_WIDGET (self->map_spinner), busy);
  gtk_spinner_set_spinning (self->map_spinner, busy);
  gtk_widget_set_visible (self->map_cancel, busy);
  gtk_widget_set_visible (GTK_WIDGET (self->map_choose), !busy);
}

/* What was found: "12 areas. All rows are on the map." */
static char *
describe (const StudioChartSpec *chart,
          gboolean *amiss)
{
  g_autofree char *lost = NULL, *empty = NULL;
  GString *words = g_string_new (NULL);
  guint n_areas = chart->geo->areas->len;
  int n_lost, n_empty;

  lost = studio_chart_areas_dup_lost_rows (chart, &n_lost);
  empty = studio_chart_areas_dup_empty_areas (chart, &n_empty);
  *amiss = n_lost > 0 || n_empty > 0 || chart->geo->n_broken > 0;
  g_string_append_printf (words, g_dngettext (GETTEXT_PACKAGE, "%u area.", "%u areas.", n_areas), n_areas);
  if (n_lost > 0)
    g_string_append_printf (words, _ (" Not on the map: %s. Write the names as on the map."), lost);
  if (n_empty > 0)
    g_string_append_printf (words, _ (" Without a figure: %s."), empty);
  if (chart->geo->n_broken > 0)
    g_string_append_printf (words, g_dngettext (GETTEXT_PACKAGE, " %d border is broken and left out.", " %d borders are broken and left out.", (gulong) chart->geo->n_broken),
                            chart->geo->n_broken);
  if (!*amiss)
    g_string_append (words, _ (" All names were found."));
  return g_string_free (words, FALSE);
}

void
_studio_data_panel_show_map (StudioDataPanel *self,
                             const StudioChartSpec *chart)
{
  g_autofree char *words = NULL;
  gboolean amiss = TRUE;

  gtk_widget_set_visible (self->map, chart != NULL && chart->kind == STUDIO_CHART_MAP);
  if (chart == NULL || chart->kind != STUDIO_CHART_MAP)
    return;
  if (self->map_cancellable != NULL) {
    words = g_strdup (_ ("The map is being read…"));
    amiss = FALSE;
  } else if (chart->geo != NULL) {
    words = describe (chart, &amiss);
  } else {
    words = g_strdup (chart->map != NULL ? _ ("The map file is missing. Choose it again.") : _ ("Bars are drawn until there is a map."));
  }
  gtk_label_set_label (self->map_words, words);
  gtk_widget_set_css_classes (GTK_WIDGET (self->map_words), (const char *[]){ amiss ? "missing" : "dim-label", NULL });
  gtk_button_set_label (self->map_choose, chart->geo != NULL ? _ ("Change Map…") : _ ("Choose Map (GeoJSON)…"));
}

static void
loaded_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (Loading) loading = data;
  g_autoptr (GError) error = NULL;
  StudioDataPanel *self = loading->self;
  gboolean done = studio_chart_data_load_map_finish (STUDIO_CHART_DATA (source), result, &error);

  /* another one may have begun */
  if (self->map_cancellable == loading->cancellable) {
    g_clear_object (&self->map_cancellable);
    show_busy (self, FALSE);
    _studio_data_panel_refresh (self);
  }
  if (!done && error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    _studio_data_panel_toast (self, error->message, FALSE);
}

void
_studio_data_panel_read_map (StudioDataPanel *self,
                             GFile *file)
{
  Loading *loading;

  if (self->data == NULL)
    return;
  _studio_data_panel_cancel_map (self);
  self->map_cancellable = g_cancellable_new ();
  loading = g_new0 (Loading, 1);
  *loading = (Loading){ g_object_ref (self), g_object_ref (self->map_cancellable) };
  show_busy (self, TRUE);
  _studio_data_panel_refresh (self);
  studio_chart_data_load_map_async (self->data, file, self->map_cancellable, loaded_cb, loading);
}

void
_studio_data_panel_cancel_map (StudioDataPanel *self)
{
  if (self->map_cancellable == NULL)
    return;
  g_cancellable_cancel (self->map_cancellable);
  g_clear_object (&self->map_cancellable);
  show_busy (self, FALSE);
}

static void
chosen_cb (GtkNativeDialog *dialog,
           int response,
           StudioDataPanel *self)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;

  if (file != NULL)
    _studio_data_panel_read_map (self, file);
  g_clear_object (&self->chooser);
}

void
_studio_data_panel_choose_map (StudioDataPanel *self)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_ ("Choose a Map"), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), NULL);
  gtk_file_filter_set_name (filter, _ ("Maps (GeoJSON)"));
  gtk_file_filter_add_suffix (filter, "geojson");
  gtk_file_filter_add_suffix (filter, "json");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect (self->chooser, "response", G_CALLBACK (chosen_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}
