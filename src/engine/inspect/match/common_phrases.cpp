#include "engine/inspect/match/common_phrases.h"

#include <array>

namespace sekimori::inspect {

std::span<const std::string_view> common_phrases() {
  static constexpr std::array<std::string_view, 75> phrases = {
      "いつもお世話になっております。", "平素より大変お世話になっております。", "平素は格別のご高配を賜り、厚く御礼申し上げます。",
      "拝啓　時下ますますご清栄のこととお慶び申し上げます。", "時下ますますご清祥のこととお慶び申し上げます。",
      "何卒よろしくお願い申し上げます。", "どうぞよろしくお願いいたします。", "以上、よろしくお願いいたします。", "ご確認のほどよろしくお願いいたします。",
      "ご査収くださいますようお願い申し上げます。", "お忙しいところ恐れ入りますが、ご対応のほどお願いいたします。", "ご不明な点がございましたらお気軽にお問い合わせください。",
      "取り急ぎご連絡申し上げます。", "お手数をおかけいたしますが、よろしくお願いいたします。", "ご検討のほどよろしくお願いいたします。",
      "添付ファイルをご確認ください。", "下記のとおりご案内申し上げます。", "標記の件につきまして、下記のとおりご報告いたします。",
      "このメールに心当たりのない場合は、お手数ですが破棄してください。", "本メールは送信専用です。ご返信いただいてもお答えできません。",
      "本メールには機密情報が含まれている場合があります。", "誤って受信された場合は、直ちに送信者に連絡のうえ削除してください。",
      "甲及び乙は、本契約に関し次のとおり合意する。", "本契約の成立を証するため、本書２通を作成し、甲乙記名押印の上、各自１通を保有する。",
      "相手方の書面による事前の承諾なく第三者に開示又は漏洩してはならない。", "本契約に定めのない事項については、甲乙誠意をもって協議の上これを解決する。",
      "本契約に関する一切の紛争については、東京地方裁判所を第一審の専属的合意管轄裁判所とする。", "反社会的勢力に該当しないことを表明し、保証する。",
      "本規程に定めのない事項については、別に定めるところによる。", "この規程は、令和　年　月　日から施行する。", "附則　この規則は公布の日から施行する。",
      "この限りではない。", "前項の規定にかかわらず、", "次の各号のいずれかに該当する場合は、", "秘密情報とは、次の各号に掲げる情報をいう。",
      "開示を受けた時点で既に公知であった情報", "開示を受けた後に自己の責めによらず公知となった情報", "正当な権限を有する第三者から秘密保持義務を負うことなく取得した情報",
      "無断転載を禁じます。", "無断複製・転載を禁ず。", "本資料の無断での複製、転用、第三者への開示を禁じます。", "記載の会社名および製品名は各社の商標または登録商標です。",
      "この資料は情報提供を目的としたものであり、", "個人情報の取り扱いについて", "情報セキュリティ基本方針", "改訂履歴　版数　日付　内容　作成者　承認者",
      "株式会社　代表取締役社長", "作成日　更新日　作成者　確認者　承認者", "年　月　日　曜日", "月曜日火曜日水曜日木曜日金曜日土曜日日曜日",
      "北海道青森県岩手県宮城県秋田県山形県福島県", "電話番号　ファクシミリ　電子メール", "〒　東京都千代田区", "いろはにほへとちりぬるを",
      "If you have any questions, please do not hesitate to contact us.", "I hope this email finds you well.", "Thank you for your understanding and cooperation.",
      "This email and any attachments are confidential and may be privileged. If you are not the intended recipient, please notify the sender and delete it.",
      "This message is intended only for the use of the individual or entity to which it is addressed.",
      "All rights reserved. No part of this publication may be reproduced without prior written permission.",
      "IN WITNESS WHEREOF, the parties hereto have executed this Agreement as of the date first written above.",
      "This Agreement shall be governed by and construed in accordance with the laws of Japan.",
      "Licensed under the Apache License, Version 2.0 (the \"License\"); you may not use this file except in compliance with the License.",
      "Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files",
      "THE SOFTWARE IS PROVIDED \"AS IS\", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,",
      "Unless required by applicable law or agreed to in writing, software distributed under the License is distributed on an",
      "The trademarks mentioned herein are the property of their respective owners.", "January February March April May June July August September October November December",
      "Monday Tuesday Wednesday Thursday Friday Saturday Sunday", "abcdefghijklmnopqrstuvwxyz", "0123456789", "1234567890",
      "あいうえおかきくけこさしすせそたちつてとなにぬねの", "アイウエオカキクケコサシスセソタチツテトナニヌネノ", "Lorem ipsum dolor sit amet, consectetur adipiscing elit",
  };
  return phrases;
}

}  // namespace sekimori::inspect
