#pragma once

#include "studio-gate-bar.h"
#include "studio-preflight.h"
#include "studio-publish-line.h"
#include "studio-publish-panel.h"
#include "studio-publish-row.h"
#include "studio-publish-when.h"

G_BEGIN_DECLS

struct _StudioPublishPanel
{
  AdwBin parent_instance;
  GtkBox *gate_slot;
  GtkWidget *clear_band;
  GtkLabel *clear_words;
  GtkButton *clear_button;
  GtkLabel *trouble;
  GtkWidget *run_box;
  GtkLabel *run_head;
  GtkWidget *run_hint;
  GtkProgressBar *run_bar;
  GtkWidget *empty;
  GtkListBox *asks;
  GtkListBox *results;
  GtkListBox *direct;
  GtkListBox *advanced;
  GtkListBox *manual;
  StudioPublishWhen *when;
  GtkLabel *hint;
  GtkWidget *stop_rest;
  GtkButton *publish;

  StudioPostman *postman;      /* (nullable) */
  StudioLibrary *library;      /* (nullable): of the postman */
  StudioDocument *document;    /* (nullable) */
  StudioLiveCheck *live_check; /* (nullable) */
  StudioGateBar *gate;         /* (nullable): of @document, made when the step is shown first */
  StudioPreflight *preflight;
  GSignalGroup *post_signals;
  GPtrArray *waiting; /* (nullable) (element-type StudioRecord): posts that somebody uploads by hand */
  GPtrArray *lines;   /* StudioPublishLine */
  GHashTable *rows;   /* of the line's id: StudioPublishRow, counted */
  GHashTable *chosen; /* ids of accounts whose switch is on */
  char *shown;        /* (nullable): the line whose pictures are looked at */
  GSettings *settings;
  guint update_id;
  guint tick_id;      /* seconds of a wait go on */
  guint count_id;     /* the countdown runs */
  int count;          /* s left */
  GPtrArray *sending; /* (nullable): ids of the accounts the countdown is for */
  guint again : 1;    /* a person said that it shall go there once more */
  guint queueing : 1;
  guint holding : 1;
  guint choosing : 1; /* the selection is put right by us */
};

/** Makes everything shown follow what is known, soon. */
void _studio_publish_panel_update (StudioPublishPanel *self);
/** Lists and rows (studio-publish-panel-rows.c). */
void _studio_publish_panel_show_rows (StudioPublishPanel *self);
void _studio_publish_panel_show_row (StudioPublishPanel *self, const char *id);
/** Returns: (transfer none): the list of a place */
GtkListBox *_studio_publish_panel_get_list (StudioPublishPanel *self, StudioPublishPlace place);
/** Returns: minutes ahead of UTC, of the brand's clock */
int _studio_publish_panel_get_zone (StudioPublishPanel *self);
/** Returns: (transfer full) (nullable): what the post is called in the library */
char *_studio_publish_panel_get_post (StudioPublishPanel *self);
/** The button and what stands beside it (studio-publish-panel-send.c). */
void _studio_publish_panel_show_foot (StudioPublishPanel *self);
void _studio_publish_panel_stop_counting (StudioPublishPanel *self);
/** Begins the countdown for the accounts with @ids, after a question where the post went out already. Takes @ids. */
void _studio_publish_panel_send (StudioPublishPanel *self, GPtrArray *ids);
void _studio_publish_panel_install_send (GtkWidgetClass *widget_class);
void _studio_publish_panel_init_send (StudioPublishPanel *self);
/** What is being uploaded by hand (studio-publish-panel-waiting.c). @library: (nullable) */
void _studio_publish_panel_watch (StudioPublishPanel *self, StudioLibrary *library);
/** Where @post (nullable) waits and no account of that platform is known, there is a line for it too. */
void _studio_publish_panel_add_waiting (StudioPublishPanel *self, const char *post);
/** Returns: (transfer none) (nullable): what tells that this post was handed over or its upload there begun by hand, and nobody has said yet that it is done */
const StudioRecord *_studio_publish_panel_find_waiting (StudioPublishPanel *self, const StudioPublishLine *line);
/** Which switches were on for posts like this one. */
void _studio_publish_panel_recall (StudioPublishPanel *self);
void _studio_publish_panel_remember (StudioPublishPanel *self);
/** What a person does with one account (studio-publish-panel-deeds.c). */
void _studio_publish_panel_do (StudioPublishPanel *self, const char *id, const char *deed);

G_END_DECLS
