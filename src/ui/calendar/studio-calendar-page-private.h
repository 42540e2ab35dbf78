#pragma once

#include "studio-activities.h"
#include "studio-calendar-feed.h"
#include "studio-calendar-grid.h"
#include "studio-calendar-page.h"
#include "studio-calendar-side.h"
#include "studio-ledger-view.h"

G_BEGIN_DECLS

struct _StudioCalendarPage
{
  GtkWidget parent_instance;
  GtkWidget *trouble;
  GtkLabel *trouble_sentence;
  GtkLabel *month_name;
  GtkLabel *summary;
  GtkStack *views;
  GtkToggleButton *month_button, *week_button, *feed_button, *ledger_button;
  GtkMenuButton *menu_button;
  StudioCalendarSide *side;
  StudioCalendarGrid *month, *week;
  StudioCalendarFeed *feed;
  StudioLedgerView *ledger;
  GtkWidget *panel;

  const StudioServices *services;
  StudioCalendarModel *model;
  StudioActivities *activities;     /* (nullable): until there are services */
  StudioCalendarPictures *pictures; /* (nullable): until there are services */
  char *brand;                      /* (nullable): only posts of that one are shown */
  GDate selected;
  GDateWeekday weekday; /* the first of a week */

  char *moved;                   /* (nullable): id of the post whose plan was changed last */
  JsonNode *before;              /* (nullable): its plan before that */
  GtkFileChooserNative *chooser; /* (nullable) */
};

void _studio_calendar_page_tell (StudioCalendarPage *self, const char *sentence);
/** The days that the profile shows and that are exported with a month: of the whole month, or week, that is looked at. */
void _studio_calendar_page_get_span (StudioCalendarPage *self, GDate *first, int *n_days);
/** "calendar.move", "calendar.unplan", dragging. */
void _studio_calendar_page_install_move (GtkWidgetClass *widget_class);
/** @to: a day's number (g_date_get_julian()). */
void _studio_calendar_page_move (StudioCalendarPage *self, StudioPlanned *planned, guint32 to);
/** "calendar.note-activity", "calendar.edit-activity" (record), "calendar.tell-activity" (record): its post, "calendar.import-agenda". */
void _studio_calendar_page_install_activities (GtkWidgetClass *widget_class);
/** "calendar.export-ics", "calendar.export-csv". */
void _studio_calendar_page_install_files (GtkWidgetClass *widget_class);

G_END_DECLS
