#pragma once

#include "studio-chart-data.h"
#include "studio-data-grid.h"
#include "studio-data-panel.h"

G_BEGIN_DECLS

#define STUDIO_DATA_PANEL_METAS 3

/** StudioDataNotice: what the bar below the table speaks of. */
typedef enum {
  STUDIO_DATA_NOTICE_NONE,
  STUDIO_DATA_NOTICE_REFUSED, /* a table that does not fit */
  STUDIO_DATA_NOTICE_DOUBT,   /* points that may be thousands or decimals */
  STUDIO_DATA_NOTICE_SUM,     /* a row of sums that is drawn like the others */
  STUDIO_DATA_NOTICE_EXAMPLE,
  STUDIO_DATA_NOTICE_SAMPLE,
} StudioDataNotice;

struct _StudioDataPanel
{
  GtkWidget parent_instance;
  GtkWidget *scroller;
  GtkGrid *kinds;
  StudioDataGrid *grid;
  GtkWidget *notice;
  GtkLabel *notice_label;
  GtkButton *notice_button;
  GtkLabel *titles[STUDIO_DATA_PANEL_METAS];
  GtkEditable *entries[STUDIO_DATA_PANEL_METAS];
  GtkImage *marks[STUDIO_DATA_PANEL_METAS];
  GtkCheckButton *zero;
  GtkCheckButton *largest;
  GtkCheckButton *patterns;
  GtkLabel *sum;
  GtkToggleButton *honest;
  GtkWidget *map; /* what a map is told by */
  GtkLabel *map_words;
  GtkSpinner *map_spinner;
  GtkButton *map_choose;
  GtkWidget *map_cancel;

  StudioComposer *composer; /* (nullable) */
  GSignalGroup *composer_signals;
  StudioChartData *data; /* (nullable): of the selected chart */
  gulong handler;
  gboolean showing;
  StudioDataNotice notice_kind;
  guint doubtful;                /* the column in doubt */
  guint sum_row;                 /* the row of sums */
  StudioTable *refused;          /* (nullable): too large */
  char *refusal;                 /* (nullable): why */
  GtkFileChooserNative *chooser; /* (nullable) */
  GCancellable *cancellable;
  GCancellable *map_cancellable; /* (nullable): of the map that is being read */
};

void _studio_data_panel_refresh (StudioDataPanel *self);
void _studio_data_panel_toast (StudioDataPanel *self, const char *sentence, gboolean undo);
/** Tables from the clipboard and from files (studio-data-panel-import.c). */
void _studio_data_panel_paste (StudioDataPanel *self);
void _studio_data_panel_import (StudioDataPanel *self);
/** Reads a table at @path in place of what there is. */
void _studio_data_panel_read_table (StudioDataPanel *self, const char *path);
/** The areas of a map (studio-data-panel-map.c). @chart: (nullable): as it is laid out */
void _studio_data_panel_show_map (StudioDataPanel *self, const StudioChartSpec *chart);
void _studio_data_panel_choose_map (StudioDataPanel *self);
void _studio_data_panel_read_map (StudioDataPanel *self, GFile *file);
void _studio_data_panel_cancel_map (StudioDataPanel *self);
/** What is too large for a chart is offered in part. */
void _studio_data_panel_refuse (StudioDataPanel *self, StudioTable *table, const char *sentence);
void _studio_data_panel_take_first (StudioDataPanel *self);
void _studio_data_panel_forget_refused (StudioDataPanel *self);

G_END_DECLS
