#include "config.h"

#include "studio-evidence-row.h"

#include <glib/gi18n-lib.h>

struct _StudioEvidenceRow
{
  GtkBox parent_instance;
  GtkEditable *what;
  GtkEditable *source;
  GtkEditable *date;
  GtkFileChooserNative *chooser; /* (nullable) */
  gboolean setting;
};

G_DEFINE_FINAL_TYPE (StudioEvidenceRow, studio_evidence_row, GTK_TYPE_BOX)

enum {
  CHANGED,
  REMOVE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
changed_cb (StudioEvidenceRow *self)
{
  if (!self->setting)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
remove_cb (StudioEvidenceRow *self)
{
  g_autoptr (StudioEvidenceRow) keep = g_object_ref (self);

  g_signal_emit (keep, signals[REMOVE], 0);
}

/* Its name goes into the post, not its folder: that would tell how this computer is arranged. */
static void
response_cb (StudioEvidenceRow *self,
             int response)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser)) : NULL;
  g_autofree char *base = file != NULL ? g_file_get_basename (file) : NULL, *name = NULL;

  g_clear_object (&self->chooser);
  if (base == NULL)
    return;
  name = g_filename_display_name (base);
  gtk_editable_set_text (self->what, name);
  gtk_widget_grab_focus (GTK_WIDGET (self->source));
}

static void
choose_cb (StudioEvidenceRow *self)
{
  if (self->chooser != NULL)
    return;
  self->chooser = gtk_file_chooser_native_new (_ ("Choose a Document"), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_swapped (self->chooser, "response", G_CALLBACK (response_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
set_text (GtkEditable *entry,
          const char *text)
{
  /* the caret of who types stays */
  if (!g_str_equal (gtk_editable_get_text (entry), text))
    gtk_editable_set_text (entry, text);
}

void
studio_evidence_row_set (StudioEvidenceRow *self,
                         const StudioEvidence *evidence)
{
  g_return_if_fail (STUDIO_IS_EVIDENCE_ROW (self) && evidence != NULL);

  self->setting = TRUE;
  set_text (self->what, evidence->what);
  set_text (self->source, evidence->source);
  set_text (self->date, evidence->date);
  self->setting = FALSE;
}

StudioEvidence
studio_evidence_row_get (StudioEvidenceRow *self)
{
  StudioEvidence evidence = { "", "", "" };

  g_return_val_if_fail (STUDIO_IS_EVIDENCE_ROW (self), evidence);

  evidence.what = gtk_editable_get_text (self->what);
  evidence.source = gtk_editable_get_text (self->source);
  evidence.date = gtk_editable_get_text (self->date);
  return evidence;
}

static void
studio_evidence_row_dispose (GObject *object)
{
  g_clear_object (&STUDIO_EVIDENCE_ROW (object)->chooser);
  gtk_widget_dispose_template (GTK_WIDGET (object), STUDIO_TYPE_EVIDENCE_ROW);

  G_OBJECT_CLASS (studio_evidence_row_parent_class)->dispose (object);
}

static void
studio_evidence_row_class_init (StudioEvidenceRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_evidence_row_dispose;
  signals[CHANGED] = g_signal_new ("changed", STUDIO_TYPE_EVIDENCE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REMOVE] = g_signal_new ("remove", STUDIO_TYPE_EVIDENCE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-evidence-row.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioEvidenceRow, what);
  gtk_widget_class_bind_template_child (widget_class, StudioEvidenceRow, source);
  gtk_widget_class_bind_template_child (widget_class, StudioEvidenceRow, date);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
studio_evidence_row_init (StudioEvidenceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
studio_evidence_row_new (void)
{
  return g_object_new (STUDIO_TYPE_EVIDENCE_ROW, NULL);
}
