#include "cli/noun_words.h"

namespace sekimori::cli {
namespace {

struct NounWords {
  std::string_view noun;
  Text words;
};

constexpr NounWords all[] = {
    {"hub",
     {.ja =
          "会員の会社のノードで: link、try、send、follow、allow (どこまで広げてよいか)、draft (ほかの会員に見えるもの)、consent、withdraw。"
          "届いた注意喚起は warning。\nハブのノードで: digest、statistics、paper。報告の扱いは report、会員は member。",
      .en = "At a member's node: link, try, send, follow, allow (how far it may go), draft (what others would see), consent, withdraw; "
            "warnings that come are `warning`.\nAt the hub's node: digest, statistics, paper; reports are `report`, members `member`."}},
    {"member",
     {.ja = "加わる順序: invite、agreement、join、state M active、account (または invitation create)。暗号化の鍵は key、メールでの報告先は "
            "report address、グループの代表は sig chair。",
      .en =
          "In order: invite, agreement, join, state M active, account (or invitation create). The key for encrypted mail is key, where it "
          "mails its reports report address, who leads a group sig chair."}},
    {"report",
     {.ja = "ハブの順序: receive、triage、audiences (共有先ごとの効果)、mask、compare、review (別の人)、release。"
            "取り消しは share recall。\n報告した会員: preview、receive、allow、draft、consent、withdraw。",
      .en = "At the hub, in order: receive, triage, audiences (what each would do), mask, compare, review (another person), release; "
            "share recall takes back.\nWhoever reports: preview, receive, allow, draft, consent, withdraw."}},
    {"sig",
     {.ja = "順序: add、member join、chair。k、名前、横断するグループは change。",
      .en = "In order: add, member join, chair. k, name and the groups it goes across: change."}},
};

}  // namespace

Text noun_words(std::string_view noun) {
  for (const NounWords& one : all)
    if (one.noun == noun) return one.words;
  return {};
}

}  // namespace sekimori::cli
