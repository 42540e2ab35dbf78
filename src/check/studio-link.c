#include "config.h"

#include "studio-link.h"

#include <string.h>

/* Longest domain, and so the furthest that anything is looked ahead (RFC 1035: 253 letters). */
#define MAX_DOMAIN 253
#define MAX_ENDING 24

/* Domains of countries: ISO 3166 and those that are in use beside it. */
static const char countries[] =
    " ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bw by bz ca cc cd cf cg ch ci ck cl cm cn co "
    "cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es et eu fi fj fk fm fo fr ga gb gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn "
    "hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mg mh mk ml mm "
    "mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb "
    "sc sd se sg sh si sj sk sl sm sn so sr ss st su sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug uk us uy uz va vc ve vg vi vn "
    "vu wf ws ye yt za zm zw ";
/* The general ones that offices and news use. A new one more matters only where it stands without "https://". */
static const char generals[] =
    " com net org info biz gov edu mil int name pro mobi asia app dev online site web website shop store xyz tech news blog media live link page "
    "cloud digital email club space top work world wiki today center agency network studio design art school academy foundation ";

static gboolean
is_letter (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

static gboolean
is_word (gunichar c)
{
  return is_letter (c) || c == '_';
}

/* "a-z", digits, and the letters of European scripts: what twitter-text takes inside a path. */
static gboolean
is_path_letter (gunichar c)
{
  return c < 0x80 ? g_ascii_isalnum ((char) c) : (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7) || (c >= 0x400 && c <= 0x4FF);
}

static gboolean
is_path (gunichar c)
{
  return is_path_letter (c) || c == 0x2013 || (c < 0x80 && c != 0 && strchr ("!*';:=+,.$%/#[]-_~@|&?", (int) c) != NULL);
}

static gboolean
ends_path (gunichar c)
{
  return is_path_letter (c) || (c < 0x80 && c != 0 && strchr ("=_#/+-&", (int) c) != NULL);
}

/* Letters that may stand in a label of a domain beside "-". */
static gboolean
is_label (gunichar c)
{
  return c < 0x80 ? g_ascii_isalnum ((char) c) : is_letter (c);
}

static gboolean
has_scheme (const gunichar *text,
            gsize n,
            gsize at,
            gsize *length)
{
  static const char scheme[] = "https://";
  gsize i = 0;

  for (const char *letter = scheme; *letter != '\0'; letter++) {
    if (*letter == 's' && (at + i >= n || g_unichar_tolower (text[at + i]) != 's'))
      continue;
    if (at + i >= n || g_unichar_tolower (text[at + i]) != (gunichar) *letter)
      return FALSE;
    i++;
  }
  *length = i;
  return TRUE;
}

/** Domain: @end: behind it; @labels: how many; @last: where the last one begins */
typedef struct
{
  gsize end;
  gsize last;
  int labels;
} Domain;

static Domain
read_domain (const gunichar *text,
             gsize n,
             gsize at)
{
  Domain domain = { at, at, 0 };
  gsize end = MIN (n, at + MAX_DOMAIN);

  while (at < end && is_label (text[at])) {
    gsize first = at;

    while (at < end && (is_label (text[at]) || text[at] == '-' || text[at] == '_'))
      at++;
    while (text[at - 1] == '-' || text[at - 1] == '_')
      at--;
    domain = (Domain){ at, first, domain.labels + 1 };
    if (at + 1 >= end || text[at] != '.')
      break;
    at++;
  }
  return domain;
}

static gboolean
is_listed (const char *list,
           const gunichar *ending,
           gsize n)
{
  char word[MAX_ENDING + 3] = " ";

  if (n > MAX_ENDING)
    return FALSE;
  for (gsize i = 0; i < n; i++) {
    if (ending[i] >= 0x80)
      return FALSE;
    word[i + 1] = g_ascii_tolower ((char) ending[i]);
  }
  word[n + 1] = ' ';
  return strstr (list, word) != NULL;
}

/* Whether people would take it for an address without "https://" before it. */
static gboolean
is_known (const gunichar *text,
          gsize n,
          const Domain *domain)
{
  const gunichar *ending = text + domain->last;
  gsize length = domain->end - domain->last;
  gboolean path = domain->end < n && text[domain->end] == '/';

  if (domain->labels < 2 || (domain->end < n && text[domain->end] == '@'))
    return FALSE;
  if (is_listed (generals, ending, length))
    return TRUE;
  if (!is_listed (countries, ending, length))
    return FALSE;
  return domain->labels > 2 || path || is_listed (" co tv ", ending, length);
}

/* Behind "(" at @at: a pair of brackets with nothing strange inside belongs to an address. Returns: its length, 0 if there is none */
static gsize
bracket_length (const gunichar *text,
                gsize n,
                gsize at)
{
  gsize end = at + 1;

  while (end < n && is_path (text[end]))
    end++;
  return end < n && text[end] == ')' && end > at + 1 ? end + 1 - at : 0;
}

/* Where the path or query that begins at @at ends. */
static gsize
read_path (const gunichar *text,
           gsize n,
           gsize at)
{
  gsize good = at;

  while (at < n && (is_path (text[at]) || text[at] == '(')) {
    gsize bracket = text[at] == '(' ? bracket_length (text, n, at) : 0;

    if (text[at] == '(' && bracket == 0)
      break;
    at += MAX (bracket, 1);
    if (bracket > 0 || ends_path (text[at - 1]))
      good = at;
  }
  return good;
}

static gsize
read_port (const gunichar *text,
           gsize n,
           gsize at)
{
  gsize end = at + 1;

  if (at >= n || text[at] != ':')
    return at;
  while (end < n && end < at + 6 && g_unichar_isdigit (text[end]))
    end++;
  return end > at + 1 ? end : at;
}

static gboolean
may_begin (const gunichar *text,
           gsize at,
           gboolean bare)
{
  gunichar before = at > 0 ? text[at - 1] : ' ';

  if (is_label (before) || before == '@' || before == '#' || before == '$' || before == 0xFF20 || before == 0xFF03)
    return bare ? FALSE : before >= 0x80 && before != 0xFF20 && before != 0xFF03;
  return !bare || (before != '-' && before != '_' && before != '.' && before != '/');
}

gsize
studio_link_length (const gunichar *text,
                    gsize n,
                    gsize at,
                    gboolean bare)
{
  Domain domain;
  gsize scheme = 0, end;
  gboolean with_scheme;

  g_return_val_if_fail (text != NULL || n == 0, 0);

  with_scheme = has_scheme (text, n, at, &scheme);
  if ((!with_scheme && !bare) || at >= n || !is_label (text[at]) || !may_begin (text, at, !with_scheme))
    return 0;
  domain = read_domain (text, n, at + scheme);
  if (domain.labels < 2 || (with_scheme ? domain.end - domain.last < 2 : !is_known (text, n, &domain)))
    return 0;
  end = read_port (text, n, domain.end);
  if (end < n && (text[end] == '/' || text[end] == '?'))
    end = MAX (end, read_path (text, n, end));
  return end - at;
}

gsize
studio_hashtag_length (const gunichar *text,
                       gsize n,
                       gsize at)
{
  gboolean letters = FALSE;
  gsize end = at + 1;

  g_return_val_if_fail (text != NULL || n == 0, 0);

  if (at >= n || (text[at] != '#' && text[at] != 0xFF03) || (at > 0 && (is_word (text[at - 1]) || text[at - 1] == '&' || text[at - 1] == '/')))
    return 0;
  while (end < n && is_word (text[end])) {
    letters |= g_unichar_isalpha (text[end]);
    end++;
  }
  return letters ? end - at : 0;
}

/* The end of "user" or "example.org": words with points and dashes between. */
static gsize
read_name (const gunichar *text,
           gsize n,
           gsize at,
           gboolean domain)
{
  gsize good = at;

  while (at < n && (domain ? is_word (text[at]) : (text[at] < 0x80 && is_word (text[at])))) {
    good = ++at;
    while (at < n && (text[at] == '.' || text[at] == '-'))
      at++;
  }
  return good;
}

gsize
studio_mention_length (const gunichar *text,
                       gsize n,
                       gsize at,
                       gsize *local)
{
  gsize end, host;

  g_return_val_if_fail (text != NULL || n == 0, 0);

  if (at >= n || text[at] != '@' || (at > 0 && (is_word (text[at - 1]) || text[at - 1] == '/' || text[at - 1] == '=')))
    return 0;
  end = read_name (text, n, at + 1, FALSE);
  if (end == at + 1)
    return 0;
  if (local != NULL)
    *local = end - at;
  if (end < n && text[end] == '@') {
    host = read_name (text, n, end + 1, TRUE);
    if (host > end + 1)
      end = host;
  }
  return end - at;
}
