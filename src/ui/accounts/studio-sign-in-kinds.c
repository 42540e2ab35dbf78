#include "config.h"

#include "studio-sign-in-kinds.h"

#include <glib/gi18n-lib.h>

#include "studio-connector.h"

static const StudioSignInPage wordpress[] = {
  {
      .steps = {
          N_ ("Ask who runs the site for a user name of your own, as editor or author."),
          N_ ("Write the address of the site as it stands in the browser."),
      },
      .inputs = {
          { STUDIO_SIGN_IN_SERVER, N_ ("Address of the site"), "dinkes.paserkab.go.id" },
      },
  },
  {
      .steps = {
          N_ ("Open the page of permission, and sign in to WordPress there."),
          N_ ("Press the button that says yes. The browser comes back here by itself."),
          N_ ("If the page shows a password instead, write it below with your user name."),
      },
      .button = N_ ("Open the Page of Permission"),
      .inputs = {
          { STUDIO_SIGN_IN_USER, N_ ("User name in WordPress"), NULL },
          { STUDIO_SIGN_IN_SECRET, N_ ("Application password"), "abcd EFGH 1234 ijkl MNOP 5678" },
      },
  },
};

static const StudioSignInPage mastodon[] = {
  {
      .steps = {
          N_ ("Write the server where the office's account is, the part behind the last @."),
          N_ ("The browser opens. Sign in there as the office, and allow Pemda Studio."),
      },
      .inputs = {
          { STUDIO_SIGN_IN_SERVER, N_ ("Server"), "sosial.paserkab.go.id" },
      },
  },
  {
      .steps = {
          N_ ("Go on in the browser: sign in as the office, and allow Pemda Studio."),
          N_ ("The browser comes back here by itself."),
      },
      .button = N_ ("Open the Page Again"),
      .inputs = {
          { STUDIO_SIGN_IN_CODE, N_ ("Code that the page shows"), NULL },
      },
  },
};

static const StudioSignInPage bluesky[] = {
  {
      .steps = {
          N_ ("Open Bluesky's app passwords, and sign in as the office."),
          N_ ("Add one, name it Pemda Studio, and copy it."),
          N_ ("Write the account's name and that password here."),
      },
      .button = N_ ("Open Bluesky's App Passwords"),
      .page = "https://bsky.app/settings/app-passwords",
      .inputs = {
          { STUDIO_SIGN_IN_USER, N_ ("Account"), "dinkes.bsky.social" },
          { STUDIO_SIGN_IN_SECRET, N_ ("App password"), "abcd-efgh-ijkl-mnop" },
          { STUDIO_SIGN_IN_SERVER, N_ ("Server, if it is not Bluesky's own"), "bsky.social", TRUE },
          { STUDIO_SIGN_IN_CODE, N_ ("Code from the mail"), NULL },
      },
  },
};

static const StudioSignInPage telegram[] = {
  {
      .steps = {
          N_ ("Write /newbot to @BotFather in Telegram. It answers with a token."),
          N_ ("Make the bot an administrator of the channel, and allow it to post."),
          N_ ("Write the channel and the token here. Both are checked at once."),
      },
      .button = N_ ("Open @BotFather"),
      .page = "https://t.me/BotFather",
      .inputs = {
          { STUDIO_SIGN_IN_USER, N_ ("Channel"), "@dinkespaser" },
          { STUDIO_SIGN_IN_SECRET, N_ ("Token of the bot"), "123456789:AA…" },
      },
  },
};

static const StudioSignInPage webhook[] = {
  {
      .steps = {
          N_ ("Ask who runs the receiver for its address and the shared secret."),
          N_ ("Nothing is sent for a check: whether it works shows with the first post."),
      },
      .inputs = {
          { STUDIO_SIGN_IN_SERVER, N_ ("Address of the receiver"), "https://portal.paserkab.go.id/terima" },
          { STUDIO_SIGN_IN_SECRET, N_ ("Shared secret"), NULL },
      },
      .local = N_ ("It is inside the office's own network"),
  },
};

static const StudioSignInPage facebook_page[] = {
  {
      .steps = {
          N_ ("Make an app of the office at Meta, and join it to the Page."),
          N_ ("Make a token of the Page there that lasts long, with the right to post."),
          N_ ("Write the token here. It is checked at once."),
      },
      .button = N_ ("Open Meta's Token Page"),
      .page = "https://developers.facebook.com/tools/explorer/",
      .inputs = {
          { STUDIO_SIGN_IN_SECRET, N_ ("Token of the Page"), "EAA…" },
      },
  },
};

static const StudioSignInPage instagram[] = {
  {
      .steps = {
          N_ ("Add the office's website (WordPress) first: Instagram fetches the pictures there."),
          N_ ("Make an app of the office at Meta with Instagram in it."),
          N_ ("Make a token of the account there. It lasts 60 days."),
          N_ ("Write the token here. It is checked at once."),
      },
      .button = N_ ("Open Meta's Apps"),
      .page = "https://developers.facebook.com/apps/",
      .inputs = {
          { STUDIO_SIGN_IN_SECRET, N_ ("Token of the account"), "IGAA…" },
      },
  },
};

static const StudioSignInPage threads[] = {
  {
      .steps = {
          N_ ("Add the office's website (WordPress) first: Threads fetches the pictures there."),
          N_ ("Make an app of the office at Meta with Threads in it, and the account its tester."),
          N_ ("Make a token of the account there. It lasts 60 days."),
          N_ ("Write the token here. It is checked at once."),
      },
      .button = N_ ("Open Meta's Apps"),
      .page = "https://developers.facebook.com/apps/",
      .inputs = {
          { STUDIO_SIGN_IN_SECRET, N_ ("Token of the account"), "THAA…" },
      },
  },
};

static const StudioSignInPage x[] = {
  {
      .steps = {
          N_ ("Make an app of the office at X, as a native app, and buy credits there."),
          N_ ("Enter these three addresses as its callbacks: http://127.0.0.1:47831/callback, and the same with 47832 and 47833."),
          N_ ("Write the app's client ID here. The browser opens then."),
      },
      .button = N_ ("Open X's Console"),
      .page = "https://console.x.com/",
      .inputs = {
          { STUDIO_SIGN_IN_USER, N_ ("Client ID"), NULL },
      },
      .notice = N_ ("X takes about US$0.015 for a post, and US$0.20 for one with a link."),
  },
  {
      .steps = {
          N_ ("Go on in the browser: sign in as the office, and allow the app."),
          N_ ("The browser comes back here by itself."),
      },
      .button = N_ ("Open the Page Again"),
  },
};

static const StudioSignInPage linkedin[] = {
  {
      .steps = {
          N_ ("Make an app of the office at LinkedIn, and ask for Community Management. The answer takes weeks."),
          N_ ("Make a token there with the right to post as the organisation. It lasts 60 days."),
          N_ ("Write the organisation's number and the token here."),
      },
      .button = N_ ("Open LinkedIn's Token Page"),
      .page = "https://www.linkedin.com/developers/tools/oauth/token-generator",
      .inputs = {
          { STUDIO_SIGN_IN_USER, N_ ("Number of the organisation"), "12345678" },
          { STUDIO_SIGN_IN_SECRET, N_ ("Token"), NULL },
      },
  },
};

static const StudioSignInPage whatsapp[] = {
  {
      .steps = {
          N_ ("WhatsApp lets no program publish in channels."),
          N_ ("Add the account here to have its pictures and captions made in the right size."),
          N_ ("You then upload them by hand or from your phone, and note the link."),
      },
      .inputs = {
          { STUDIO_SIGN_IN_USER, N_ ("Name of the channel"), "Dinkes Paser" },
      },
  },
};

static const StudioSignInPage tiktok[] = {
  {
      .steps = {
          N_ ("TikTok shows what programs send to nobody until it has audited them."),
          N_ ("Add the account here to have its pictures and captions made in the right size."),
          N_ ("You then upload them by hand or from your phone, and note the link."),
      },
      .inputs = {
          { STUDIO_SIGN_IN_USER, N_ ("Account"), "@dinkespaser" },
      },
  },
};

static const StudioSignInPage youtube[] = {
  {
      .steps = {
          N_ ("YouTube lets no program publish pictures as community posts."),
          N_ ("Add the account here to have its pictures and captions made in the right size."),
          N_ ("You then upload them by hand or from your phone, and note the link."),
      },
      .inputs = {
          { STUDIO_SIGN_IN_USER, N_ ("Account"), "@dinkespaser" },
      },
  },
};

static const StudioSignInKind kinds[] = {
  { "wordpress", N_ ("Website (WordPress)"), N_ ("The office's own site. It also keeps the pictures for Instagram and Threads."), STUDIO_SIGN_IN_DIRECT, STUDIO_SIGN_IN_PERMISSION, wordpress },
  { "mastodon", "Mastodon", N_ ("Any server of the network, also the government's own."), STUDIO_SIGN_IN_DIRECT, STUDIO_SIGN_IN_OAUTH, mastodon },
  { "bluesky", "Bluesky", N_ ("With an app password, not the account's own."), STUDIO_SIGN_IN_DIRECT, STUDIO_SIGN_IN_GIVEN, bluesky },
  { "telegram", N_ ("Telegram channel"), N_ ("A bot of the office writes into its channel."), STUDIO_SIGN_IN_DIRECT, STUDIO_SIGN_IN_GIVEN, telegram },
  { "webhook", N_ ("Own receiver (webhook)"), N_ ("A program of the office that takes posts, such as a portal."), STUDIO_SIGN_IN_DIRECT, STUDIO_SIGN_IN_GIVEN, webhook },
  { "facebook_page", N_ ("Facebook Page"), N_ ("With an app of the office's own at Meta."), STUDIO_SIGN_IN_OWN, STUDIO_SIGN_IN_GIVEN, facebook_page },
  { "instagram", "Instagram", N_ ("A business account, with an app of the office's own at Meta and the office's website."), STUDIO_SIGN_IN_OWN, STUDIO_SIGN_IN_GIVEN, instagram },
  { "threads", "Threads", N_ ("With an app of the office's own at Meta and the office's website."), STUDIO_SIGN_IN_OWN, STUDIO_SIGN_IN_GIVEN, threads },
  { "x", "X", N_ ("With an app of the office's own. X takes money for each post."), STUDIO_SIGN_IN_OWN, STUDIO_SIGN_IN_OAUTH, x },
  { "linkedin", N_ ("LinkedIn page"), N_ ("With an app that LinkedIn has approved for the office."), STUDIO_SIGN_IN_OWN, STUDIO_SIGN_IN_GIVEN, linkedin },
  { "whatsapp", N_ ("WhatsApp channel"), N_ ("No program can publish there. Pemda Studio gets everything ready."), STUDIO_SIGN_IN_BY_HAND, STUDIO_SIGN_IN_MANUAL, whatsapp },
  { "tiktok", "TikTok", N_ ("No program can publish there without TikTok's audit. Pemda Studio gets everything ready."), STUDIO_SIGN_IN_BY_HAND, STUDIO_SIGN_IN_MANUAL, tiktok },
  { "youtube", "YouTube", N_ ("No program can publish pictures there. Pemda Studio gets everything ready."), STUDIO_SIGN_IN_BY_HAND, STUDIO_SIGN_IN_MANUAL, youtube },
};

const StudioSignInKind *
studio_sign_in_kinds_list (guint *n)
{
  *n = G_N_ELEMENTS (kinds);
  return kinds;
}

const StudioSignInKind *
studio_sign_in_kinds_find (const char *platform)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++) {
    if (g_strcmp0 (kinds[i].platform, platform) == 0)
      return &kinds[i];
  }
  return NULL;
}

gboolean
studio_sign_in_kind_is_offered (const StudioSignInKind *kind)
{
  return kind->way == STUDIO_SIGN_IN_MANUAL || studio_connector_exists (kind->platform);
}

const char *
studio_sign_in_group_get_title (StudioSignInGroup group)
{
  static const char *const titles[STUDIO_N_SIGN_IN_GROUPS] = { N_ ("Straight from this program"), N_ ("With an app of the office's own"), N_ ("Uploaded by hand") };

  return _ (titles[group]);
}
