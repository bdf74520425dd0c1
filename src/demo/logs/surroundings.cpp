#include "demo/logs/surroundings.h"

namespace sekimori::demo {

std::span<const Program> usual_programs() {
  static constexpr Program programs[] = {{"C:\\Program Files\\Microsoft Office\\root\\Office16\\EXCEL.EXE", true},
                                         {"C:\\Program Files\\Microsoft Office\\root\\Office16\\WINWORD.EXE", true},
                                         {"C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe", false},
                                         {"C:\\Program Files\\Microsoft Office\\root\\Office16\\OUTLOOK.EXE", false},
                                         {"C:\\Program Files\\Microsoft Office\\root\\Office16\\POWERPNT.EXE", true},
                                         {"C:\\Program Files\\KakuuChat\\kakuuchat.exe", false},
                                         {"C:\\Program Files\\Adobe\\Acrobat DC\\Acrobat\\Acrobat.exe", true},
                                         {"C:\\Program Files\\KakuuCAD\\kakuucad.exe", true},
                                         {"C:\\Windows\\System32\\notepad.exe", false},
                                         {"C:\\Windows\\System32\\mspaint.exe", false},
                                         {"C:\\Windows\\System32\\SnippingTool.exe", false},
                                         {"C:\\Program Files\\KakuuMeeting\\kakuumeeting.exe", false}};
  return programs;
}

const std::vector<Site>& usual_sites() {
  static const std::vector<Site> sites = [] {
    std::vector<Site> out;
    for (const std::string_view name :
         {"kensaku", "shinbun", "tenki", "norikae", "jisho", "chizu", "gijutsu-news", "kakaku", "hourei", "toukei"})
      out.push_back({fmt::format("www.{}.example.jp", name), "kiji", false});
    out.push_back({"groupware.kakuu-cloud.example", "app", true});
    out.push_back({"drive.kakuu-cloud.example", "folder", true});
    out.push_back({"meeting.kakuu-cloud.example", "room", false});
    for (int i = 1; i <= 28; ++i) out.push_back({fmt::format("www.torihiki-{:02}.example.jp", i), "annai", false});
    for (int i = 1; i <= 12; ++i) out.push_back({fmt::format("cdn{:02}.haishin.example", i), "static", false});
    for (const std::string_view name : {"gakkai", "tosho", "kenkyuu", "hyoujun", "tokkyo", "boueki", "kouteihyou"})
      out.push_back({fmt::format("{}.example.jp", name), "shiryou", false});
    return out;
  }();
  return sites;
}

std::string partner_address(const Firm&, size_t number) {
  constexpr std::string_view desks[] = {"tantou", "eigyou", "gijutsu", "soumu", "mitsumori"};
  return fmt::format("{}@torihiki-{:02}.example.jp", desks[number % std::size(desks)], number % 28 + 1);
}

std::string_view usual_subject(Dice& dice) {
  constexpr std::string_view subjects[] = {
      "打合せの日程について", "見積書の送付",     "本日の議事録",     "ご確認のお願い", "週報",           "出張の件",
      "納期のご相談",         "資料の差し替え",   "会議室の変更",     "お礼",           "仕様の確認事項", "請求書の件",
      "来週の予定",           "試験結果のご報告", "席替えのお知らせ", "来訪者の件",     "訂正とお詫び",   "検収のご連絡"};
  return dice.pick(subjects);
}

std::string printer_of(const Firm& firm, size_t department) {
  return fmt::format("MFP-{}-{}", firm.letter, firm.departments[department].code);
}

std::span<const std::string_view> school_tables() {
  static constexpr std::string_view tables[] = {"member.customer", "member.course", "member.claim",
                                                "delivery.slip",   "mark.answer",   "sales.campaign"};
  return tables;
}

std::span<const std::string_view> car_tables() {
  static constexpr std::string_view tables[] = {"plm.part", "plm.bom", "plm.change", "purchase.quotation", "quality.defect"};
  return tables;
}

}  // namespace sekimori::demo
