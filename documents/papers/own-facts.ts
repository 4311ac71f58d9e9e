/** What single papers say besides their form and the common facts; each dictionary types the facts that fill it. */
import type { Dictionary } from '../dictionary.ts';

export const addresseeDictionary = {
  addressee: 'Кому адресован ответ; видно только дежурному и заведующей',
} as const satisfies Dictionary;

export const servicesGivenDictionary = {
  servicesText: 'Услуги, записанные текстом',
  servicesGiven: {
    list: 'Оказанные услуги',
    rows: { serviceName: 'Услуга', serviceDay: 'Когда оказана', serviceAct: 'Номер акта' },
  },
} as const satisfies Dictionary;

/** One notice: nothing but what its recipient needs. */
export const noticeDictionary = {
  recipient: 'Кому направлено',
  legalGround: 'Правовое основание',
  content: 'Содержание уведомления',
  factTitle: 'Обстоятельство, о котором извещают',
  sentAt: 'Когда отправлено',
  way: 'Как отправлено',
  acceptedBy: 'Кто принял',
} as const satisfies Dictionary;

export const noticeRegisterDictionary = {
  noticeRows: {
    list: 'Уведомления по порядку',
    rows: {
      recipient: 'Кому и о чём',
      sending: 'Что сделано',
      sentAt: 'Когда отправлено',
      notNeededReason: 'Почему не требуется',
    },
  },
} as const satisfies Dictionary;

export const approvalDictionary = {
  approvedBy: 'Кто утвердил: заведующая или комиссия с номером постановления',
  approvedOn: 'Когда утверждена',
} as const satisfies Dictionary;
