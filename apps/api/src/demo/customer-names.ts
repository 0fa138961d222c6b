const split = (names: string): readonly string[] => names.split(' ');

/** Given names by where a family came from; everyday names, put together at random. */
export const givenNames: ReadonlyMap<string, readonly string[]> = new Map([
  ['british', split('Alison Andrew Angela Barbara Ben Brian Carol Charlotte Chris Claire Colin Daniel David Debbie Denise Derek Emily Emma Fiona Frank Gary Gemma George Georgia Graham Hannah Harriet Harry Helen Ian Jack Jacqueline James Jane Janet Jessica Joan John Josh Joyce Karen Kate Keith Kevin Laura Lauren Linda Louise Lucy Margaret Mark Martin Matthew Michael Michelle Molly Natalie Neil Nicola Oliver Olivia Pamela Paul Pauline Peter Philip Rachel Rebecca Richard Robert Roger Rosie Ruth Ryan Sally Samantha Sandra Sarah Sharon Sheila Simon Sophie Stephen Steve Stuart Sue Susan Terry Thomas Tim Tina Tracey Trevor Valerie Victoria Wendy William Zoe')],
  ['welsh', split('Aled Bethan Carys Dafydd Elin Emrys Ffion Gethin Gwen Huw Iolo Lowri Mair Nerys Owain Rhian Rhodri Sioned')],
  ['irish', split('Aisling Aoife Brendan Ciara Cormac Deirdre Eoin Fergal Grainne Kieran Maeve Niall Niamh Padraig Roisin Sinead')],
  ['southAsian', split('Aarav Aisha Amit Anjali Arjun Bilal Deepa Faisal Gurpreet Imran Jasmine Kavita Manpreet Meera Nasreen Nikhil Pooja Rajesh Rubina Sana Shazia Simran Sunita Tariq Usman Vikram Zara')],
  ['westAfrican', split('Abena Adaeze Ama Chidi Chinedu Efua Emeka Folake Ifeoma Kofi Kojo Ngozi Obi Olumide Sade Temitope Yaw Yetunde')],
  ['caribbean', split('Althea Carlton Delroy Devon Errol Jermaine Leroy Lorna Marcia Monique Nadine Shanice Sonia Tyrone Winston Yvonne')],
  ['polish', split('Agnieszka Aleksandra Anna Bartosz Dorota Ewelina Grzegorz Jakub Karolina Krzysztof Magdalena Marek Marta Monika Pawel Tomasz')],
  ['eastAsian', split('Bo Fang Haruka Hui Jia Jun Kenji Lan Li Mei Min Naoko Wei Xin Yan Ying')],
  ['iberian', split('Ana Beatriz Bruno Carla Diogo Elena Helena Ines Joana Luis Mariana Miguel Nuno Paula Raquel Tiago')],
  ['arabic', split('Ahmad Amal Dina Hadi Huda Karim Layla Mahmoud Mona Nour Omar Rami Salma Tamer Wafa Youssef')],
  ['german', split('Anke Birgit Dieter Franziska Heike Holger Jens Jutta Katrin Matthias Sabine Uwe')],
  ['romanian', split('Alina Andrei Bogdan Cristina Doina Florin Gabriela Ionut Mihaela Radu Simona Vasile')],
  ['somali', split('Abdi Amina Asad Ayaan Deeqa Fatuma Hodan Idil Khadra Mohamed Sahra Warsame')],
]);

export const familyNames: ReadonlyMap<string, readonly string[]> = new Map([
  ['british', split('Adams Allen Archer Atkins Bailey Baker Barker Barnes Bennett Bishop Booth Bradley Brooks Brown Bryant Butcher Carter Chambers Chapman Coles Cooper Cox Curtis Dawson Dixon Ellis Farmer Fletcher Fowler Foster Francis Gibson Goddard Grant Green Gregory Hall Hancock Harding Harper Hart Hawkins Hayward Hill Holmes Hopkins Howell Hunt Jackson Jarvis Jenkins Kemp King Knight Lamb Lawson Lee Lowe Marsh Mason Mills Moore Morris Newman Newton Nicholls Osborne Palmer Parker Payne Pearce Perry Pike Pitman Poole Porter Potter Powell Price Reeves Richards Robinson Rowe Sanders Saunders Shaw Shepherd Slater Smith Spencer Stone Tanner Taylor Thorne Tucker Turner Wade Walker Warren Watts Webb Wheeler White Willis Wright Yeo Young')],
  ['welsh', split('Bowen Davies Evans Griffiths Gwynne Hughes Lloyd Llewellyn Meredith Morgan Pugh Rees Thomas Vaughan Watkins')],
  ['irish', split('Brady Doherty Doyle Farrell Gallagher Hogan Kavanagh Lynch Moran Nolan Quinn Reilly Sweeney Tierney')],
  ['southAsian', split('Ahmed Akhtar Begum Bhatt Chaudhry Dhillon Gupta Hussain Iqbal Joshi Kaur Khan Mehta Mistry Patel Rashid Sandhu Shah Sharma Singh Thakur Verma')],
  ['westAfrican', split('Adebayo Afolabi Agyeman Amoah Asante Boateng Eze Mensah Nwosu Obi Ogunleye Okafor Okoro Osei Owusu Sowah')],
  ['caribbean', split('Bailey Blake Campbell Charles Clarke Gordon Grant Henry Joseph Lewis Pierre Reid Samuels Williams')],
  ['polish', split('Baran Dudek Jankowski Kaminska Kowalska Lis Mazur Nowak Pawlak Sikora Wilk Wojcik Zajac')],
  ['eastAsian', split('Chan Chen Cheung Huang Ito Kim Lau Lin Liu Nakamura Ng Park Tan Wang Wong Zhang')],
  ['iberian', split('Almeida Campos Costa Esteves Gomes Lopes Marques Martins Navarro Pinto Ramos Ribeiro Silva Vidal')],
  ['arabic', split('Aziz Darwish Farouk Haddad Hamdan Ibrahim Khoury Mansour Nasser Qasim Saleh Tahir')],
  ['german', split('Becker Braun Hoffmann Koch Kruger Lang Neumann Richter Schubert Vogel')],
  ['romanian', split('Balan Ciobanu Dumitru Enache Lungu Marin Munteanu Popa Rusu Stan')],
  ['somali', split('Abdullahi Ali Farah Hassan Jama Nur Omar Osman Warsame Yusuf')],
]);
