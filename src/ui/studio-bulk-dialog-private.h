#pragma once

#include "studio-bulk-dialog.h"
#include "studio-bulk-task.h"
#include "studio-folder-row.h"
#include "studio-profile.h"

G_BEGIN_DECLS

struct _StudioBulkDialog
{
  AdwWindow parent_instance;
  GtkStack *stack;
  AdwWindowTitle *titles;
  GtkButton *cancel;
  GtkButton *make;
  GtkButton *open;
  GtkLabel *table_label;
  GtkWidget *template_line;
  GtkDropDown *template_choice;
  GtkDropDown *sheets;
  GtkListBox *columns;
  GtkLabel *missing;
  GtkBox *pictures;
  GtkLabel *problem;
  GtkFlowBox *formats;
  GtkToggleButton *kind_png;
  GtkToggleButton *kind_jpeg;
  GtkToggleButton *kind_webp;
  GtkToggleButton *kind_pdf;
  GtkDropDown *names;
  StudioFolderRow *folder;
  GtkCheckButton *posts;
  GtkCheckButton *blank;
  GtkWidget *gate_box;
  GtkLabel *gate;
  GtkEditable *reason;
  GtkLabel *running_label;
  GtkLabel *running_detail;
  GtkProgressBar *progress;
  GtkLabel *summary;
  GtkLabel *advice;
  GtkWidget *rows_window;
  GtkListBox *rows;
  GtkWidget *undo;
  GtkWidget *show_folder;
  GtkWidget *foot;
  GtkLabel *foot_label;

  GSettings *settings;
  GPtrArray *templates; /* (nullable) (element-type StudioTemplate): to choose from */
  StudioBrand *brand;   /* (nullable): with these */
  StudioSnapshot *post;
  StudioBulkSource *source;      /* (nullable) */
  StudioBulk *bulk;              /* (nullable): once there is a table */
  StudioProfile *profile;        /* how strict the gate is */
  StudioBulkReport *report;      /* (nullable): of the last run, unless it was taken back */
  GtkFileChooserNative *chooser; /* (nullable) */
  GCancellable *closed;          /* of what only matters while the dialog is open */
  GCancellable *trial;           /* (nullable): while the first rows are drawn */
  GCancellable *run;             /* (nullable): while files are being made */
  guint pause;
  gboolean loading;
};

/* studio-bulk-dialog.c: pages, and what is remembered */

/** @sentence: (nullable): NULL takes it away */
void _studio_bulk_dialog_show_error (StudioBulkDialog *self, const char *sentence);
/** @name: "table", "match", "running" or "report" */
void _studio_bulk_dialog_show_page (StudioBulkDialog *self, const char *name);
StudioExportKind _studio_bulk_dialog_chosen_kind (StudioBulkDialog *self);
void _studio_bulk_dialog_save_choice (StudioBulkDialog *self, GPtrArray *formats);

/* studio-bulk-dialog-table.c: the table that is opened, pasted or dropped, and the template for it */

void _studio_bulk_dialog_bind_table (GtkWidgetClass *klass);
void _studio_bulk_dialog_accept_drops (StudioBulkDialog *self);
void _studio_bulk_dialog_list_templates (StudioBulkDialog *self);

/* studio-bulk-dialog-plan.c: which columns fill which fields, which formats are made, and how the first rows look */

void _studio_bulk_dialog_bind_plan (GtkWidgetClass *klass);
void _studio_bulk_dialog_add_pictures (StudioBulkDialog *self);
/** Those of the template, ticked as the last time. */
void _studio_bulk_dialog_list_formats (StudioBulkDialog *self);
void _studio_bulk_dialog_list_columns (StudioBulkDialog *self);
/** Returns: (transfer container) (element-type StudioFormat) */
GPtrArray *_studio_bulk_dialog_chosen_formats (StudioBulkDialog *self);
/** After any choice: what will be made, what is missing, and soon the first rows. */
void _studio_bulk_dialog_update (StudioBulkDialog *self);
void _studio_bulk_dialog_stop_trial (StudioBulkDialog *self);
void _studio_bulk_dialog_clear_list (GtkListBox *list);

/* studio-bulk-dialog-run.c: the gate, making the files, their report, taking them back */

void _studio_bulk_dialog_bind_run (GtkWidgetClass *klass);
void _studio_bulk_dialog_show_gate (StudioBulkDialog *self);

G_END_DECLS
