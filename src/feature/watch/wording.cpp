#include "feature/watch/wording.h"

#include <cmath>

namespace sekimori::watch {
namespace {

std::string grouped(double value) {
  std::string digits = fmt::format("{:.0f}", value);
  for (int at = static_cast<int>(digits.size()) - 3; at > 0; at -= 3) digits.insert(static_cast<size_t>(at), ",");
  return digits;
}

std::string list_of(const std::vector<std::string>& items) {
  std::string out;
  for (size_t i = 0; i < items.size() && i < 3; ++i) out += (i == 0 ? "" : ", ") + items[i];
  if (items.size() > 3) out += fmt::format(" (+{})", items.size() - 3);
  return out;
}

}  // namespace

Text unit_of(Feature feature) {
  switch (feature) {
    case Feature::files_read: return {.ja = "ファイルを閲覧", .en = "files read"};
    case Feature::secret_read: return {.ja = "回、営業秘密を閲覧", .en = "readings of trade secrets"};
    case Feature::removable_connect: return {.ja = "回、取り外し媒体を接続", .en = "connections of removable media"};
    case Feature::removable_copy: return {.ja = "を取り外し媒体へ複写", .en = "copied to removable media"};
    case Feature::phone_storage: return {.ja = "を電話機へ保存", .en = "stored on a phone"};
    case Feature::secret_moved: return {.ja = "回、営業秘密を移動", .en = "moves of trade secrets"};
    case Feature::pages_printed: return {.ja = "ページを印刷", .en = "pages printed"};
    case Feature::mail_out: return {.ja = "を社外へ添付送信", .en = "mailed outside as attachments"};
    case Feature::web_upload: return {.ja = "を外部サイトへ送信", .en = "uploaded to outside sites"};
    case Feature::files_deleted: return {.ja = "ファイルを削除", .en = "files deleted"};
    case Feature::rows_read: return {.ja = "行をデータベースから読出し", .en = "rows read from a database"};
    case Feature::log_cleared: return {.ja = "回、ログを消去", .en = "logs cleared"};
    case Feature::out_of_hours: return {.ja = "回、時間外に秘密を操作", .en = "acts on secrets out of hours"};
  }
  return {};
}

std::string amount_text(Feature feature, double amount) {
  const bool bytes = feature == Feature::removable_copy || feature == Feature::phone_storage || feature == Feature::mail_out ||
                     feature == Feature::web_upload;
  if (!bytes) return grouped(amount);
  if (amount >= 1e9) return fmt::format("{:.1f} GB", amount / 1e9);
  if (amount >= 1e6) return fmt::format("{:.1f} MB", amount / 1e6);
  return fmt::format("{:.0f} kB", std::ceil(amount / 1e3));
}

void write_sentence(model::Alert& alert, const WordingFacts& facts) {
  std::string who_ja = alert.pseudonym;
  std::string who_en = alert.pseudonym;
  if (who_ja.empty()) {
    const std::string name = facts.subject.substr(std::min(facts.subject.size(), facts.subject.find(':') + 1));
    const bool device = facts.subject.starts_with("device:");
    who_ja = (device ? "端末 " : "アカウント ") + name;
    who_en = (device ? "Device " : "Account ") + name;
  }
  const std::string from = facts.zone.day_of(alert.first).to_string();
  const std::string to = facts.zone.day_of(alert.last).to_string();
  const std::string when_ja = from == to ? from + "に" : fmt::format("{}から{}にかけて", from, to);
  const std::string when_en = from == to ? "on " + from : fmt::format("from {} to {}", from, to);
  std::string what_ja;
  std::string what_en;
  if (facts.secrets_moved > 0) {
    what_ja = fmt::format("営業秘密{}件を", facts.secrets_moved);
    what_en = fmt::format("moved {} trade secrets", facts.secrets_moved);
    if (!alert.peripherals.empty()) {
      what_ja += fmt::format("機器 {} へ移した", list_of(alert.peripherals));
      what_en += fmt::format(" to device {}", list_of(alert.peripherals));
      if (!alert.destinations.empty()) {
        what_ja += fmt::format("ほか、{} へ送った", list_of(alert.destinations));
        what_en += fmt::format(" and sent to {}", list_of(alert.destinations));
      }
    } else if (!alert.destinations.empty()) {
      what_ja += fmt::format("{} へ送った", list_of(alert.destinations));
      what_en += fmt::format(" to {}", list_of(alert.destinations));
    } else {
      what_ja += "移した";
    }
  } else if (!alert.factors.empty()) {
    what_ja = alert.factors.front().ja;
    what_en = alert.factors.front().en;
    // What was read and where it went belong into one sentence.
    for (const model::AlertFactor& factor : alert.factors)
      if (&factor != &alert.factors.front() && factor.name.starts_with("deviation:") && factor.name != alert.factors.front().name) {
        what_ja += "、" + factor.ja;
        what_en += "; " + factor.en;
      }
    if (!alert.secrets.empty()) {
      std::vector<std::string> numbers;
      for (const model::TouchedSecret& secret : alert.secrets) numbers.push_back(secret.number);
      what_ja += fmt::format("、営業秘密 {} (最高区分「{}」) の表", list_of(numbers), name_of(alert.secrets.front().level).ja);
      what_en += fmt::format("; a table that is trade secret {} ({})", list_of(numbers), name_of(alert.secrets.front().level).en);
    }
    std::vector<std::string> where = alert.peripherals;
    where.insert(where.end(), alert.destinations.begin(), alert.destinations.end());
    if (!where.empty()) {
      what_ja += fmt::format("、行き先は {}", list_of(where));
      what_en += fmt::format("; to {}", list_of(where));
    }
  }
  std::string why_ja;
  std::string why_en;
  for (const model::AlertFactor& factor : alert.factors)
    if (factor.name == "exit_near") {
      why_ja = "(" + factor.ja + ")";
      why_en = " (" + factor.en + ")";
    }
  alert.sentence_ja = fmt::format("{}は{}、{}{}。", who_ja, when_ja, what_ja, why_ja);
  alert.sentence_en = fmt::format("{} {}: {}{}.", who_en, when_en, what_en, why_en);
}

}  // namespace sekimori::watch
